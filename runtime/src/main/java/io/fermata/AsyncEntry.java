package io.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an annotation: the methods that carry it are async, and code that knows no coroutines can call them, a test framework
 * for instance.
 *
 * <p>Such a method returns a {@link Coroutine}. The compiler gives it a companion of the same name and parameters, which
 * takes over its annotations, returns nothing, and hands the coroutine to {@link #value}.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface AsyncEntry {

    /**
     * Who runs the coroutine.
     *
     * @return a class with a method {@code public static void run(Coroutine<?>)}
     */
    Class<?> value();
}
