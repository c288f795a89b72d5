package io.fermata.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class, or one test, a {@link VirtualTime} and says how it passes. {@link AsyncTest} has one without it; a
 * plain {@code @Test} that takes it as a parameter drives the loop by hand.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AsyncExtension.class)
public @interface InVirtualTime {

    /**
     * How much real time a test may take, and each method before or after it.
     *
     * @return in seconds
     */
    int boundSeconds() default 10;

    /**
     * Whether the clock stands still while something is awaited that another thread has to bring.
     *
     * @return false for tests of a program that completes its own futures after a while
     */
    boolean standsForOthers() default true;
}
