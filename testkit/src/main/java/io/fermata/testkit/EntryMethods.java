package io.fermata.testkit;

import io.fermata.Coroutine;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;

/** The methods that JUnit sees in place of those that return coroutines. */
final class EntryMethods {

    private static final List<Class<? extends Annotation>> ASYNC = List.of(
            AsyncTest.class,
            ParameterizedAsyncTest.class,
            AsyncBeforeAll.class,
            AsyncBeforeEach.class,
            AsyncAfterEach.class,
            AsyncAfterAll.class);

    private EntryMethods() {}

    /** An annotation for methods that return coroutines, on one that does not: it awaits nothing. */
    static void refuseIfNotAsync(Method method) {
        for (Class<? extends Annotation> annotation : ASYNC) {
            if (AnnotationSupport.isAnnotated(method, annotation) && !hasAsyncMethod(method)) {
                throw new IllegalStateException("@" + annotation.getSimpleName() + " method '" + method.getName()
                        + "' returns nothing; let it return Coroutine<Void>, or use JUnit's own annotation");
            }
        }
    }

    private static boolean hasAsyncMethod(Method entry) {
        return Arrays.stream(entry.getDeclaringClass().getDeclaredMethods())
                .anyMatch(method -> method.getReturnType() == Coroutine.class
                        && method.getName().equals(entry.getName())
                        && Arrays.equals(method.getParameterTypes(), entry.getParameterTypes()));
    }
}
