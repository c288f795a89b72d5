package io.fermata.testkit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Instances of a test class, a fresh one for each run, with what their lifecycle methods do. */
final class TestInstances implements AutoCloseable {

    private final Object original;
    private @Nullable Object current;

    /**
     * Instances of the class of another one.
     *
     * @param original the one that JUnit has made
     */
    TestInstances(Object original) {
        this.original = original;
    }

    /** Complains of what cannot be done for each run. */
    void refuseIfImpossible() {
        requireConstructor(original.getClass());
        methods(BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> requireCallable(method, BeforeEach.class, AsyncBeforeEach.class));
        methods(AfterEach.class, HierarchyTraversalMode.BOTTOM_UP)
                .forEach(method -> requireCallable(method, AfterEach.class, AsyncAfterEach.class));
    }

    Object next() {
        close();
        Object made = ReflectionSupport.newInstance(original.getClass());
        current = made;
        methods(BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> ReflectionSupport.invokeMethod(method, made));
        return made;
    }

    private static void requireConstructor(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        if (inner || Arrays.stream(type.getDeclaredConstructors()).noneMatch(one -> one.getParameterCount() == 0)) {
            throw new IllegalStateException(
                    "each run of @Explore and @ExploreCancellation has an instance of its own, and "
                            + type.getName()
                            + " cannot be made: let it be a class of its own or a static one, with a constructor"
                            + " without parameters");
        }
    }

    private List<Method> methods(Class<? extends Annotation> lifecycle, HierarchyTraversalMode order) {
        return AnnotationSupport.findAnnotatedMethods(original.getClass(), lifecycle, order);
    }

    private static void requireCallable(
            Method method, Class<? extends Annotation> lifecycle, Class<? extends Annotation> async) {
        if (AnnotationSupport.isAnnotated(method, async)) {
            throw new IllegalStateException("@" + async.getSimpleName() + " method '" + method.getName()
                    + "' goes with @AsyncTest only, for each run of @Explore and @ExploreCancellation has a loop of its own:"
                    + " await what it awaits in the test itself");
        }
        if (method.getParameterCount() > 0) {
            throw new IllegalStateException("@" + lifecycle.getSimpleName() + " method '" + method.getName()
                    + "' has parameters, which the runs of @Explore and @ExploreCancellation cannot give it: let it have"
                    + " none");
        }
    }

    /** Ends the last one. */
    @Override
    public void close() {
        Object ended = current;
        if (ended != null) {
            methods(AfterEach.class, HierarchyTraversalMode.BOTTOM_UP)
                    .forEach(method -> ReflectionSupport.invokeMethod(method, ended));
            current = null;
        }
    }
}
