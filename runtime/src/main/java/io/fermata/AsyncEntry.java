package io.fermata;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation: methods that carry that annotation are async, and yet can be called by code that knows nothing of
 * coroutines, a test framework for instance.
 *
 * <p>Such a method returns a {@link Coroutine}. The compiler gives it a companion of the same name and parameters, which
 * takes over the annotations that are visible at run time, returns nothing, and hands the coroutine to {@link #value}.
 *
 * <p>Once compiled, the method itself is hidden from other compilations, and the companion is inherited: an override that
 * lacks the annotation is run nevertheless. Code that several such methods share belongs in an {@link Async} method they call.
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
