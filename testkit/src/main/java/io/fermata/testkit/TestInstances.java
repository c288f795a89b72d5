package io.fermata.testkit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
     * @param original the one that JUnit has made; used again and again if there is no constructor without parameters
     */
    TestInstances(Object original) {
        this.original = original;
    }

    Object next() {
        close();
        Class<?> type = original.getClass();
        Constructor<?> constructor = constructor(type);
        if (constructor == null) {
            return original;
        }
        Object made = ReflectionSupport.newInstance(type);
        current = made;
        call(made, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
        return made;
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!inner && constructor.getParameterCount() == 0) {
                return constructor;
            }
        }
        return null;
    }

    private static void call(Object instance, Class<? extends Annotation> lifecycle, HierarchyTraversalMode order) {
        for (Method method : AnnotationSupport.findAnnotatedMethods(instance.getClass(), lifecycle, order)) {
            if (method.getParameterCount() == 0) {
                ReflectionSupport.invokeMethod(method, instance);
            }
        }
    }

    /** Ends the last one. */
    @Override
    public void close() {
        if (current != null) {
            call(current, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
            current = null;
        }
    }
}
