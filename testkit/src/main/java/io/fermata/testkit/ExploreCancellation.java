package io.fermata.testkit;

import io.fermata.AsyncEntry;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a method that takes a {@link Cancellation} and returns a coroutine: a test that is run once for each place where what is
 * given to {@link Cancellation#of} can be cancelled; the method is async.
 *
 * <p>Each run has an instance of the test class of its own, prepared by its {@code @BeforeEach} methods. See {@link
 * Explorer#checkCancellations}.
 */
@AsyncEntry(ExploredMethod.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(ExploreExtension.class)
public @interface ExploreCancellation {

    /**
     * After how many steps a run is taken to be caught in a loop.
     *
     * @return one at least
     */
    int maxSteps() default 100_000;
}
