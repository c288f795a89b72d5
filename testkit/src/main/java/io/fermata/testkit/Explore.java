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
 * On a method that returns a coroutine: a test that is run under many orders of its steps, in virtual time, until one fails;
 * the method is async.
 *
 * <p>Each run has an instance of the test class of its own, prepared by its {@code @BeforeEach} methods. The failure names a
 * seed, which finds it again at once, and shows a schedule with as few steps out of turn as possible. See {@link Explorer}.
 */
@AsyncEntry(ExploredMethod.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(ExploreExtension.class)
public @interface Explore {

    /**
     * How many schedules are tried.
     *
     * @return beside the usual order; {@code -Dfermata.explore.runs} goes before it
     */
    int runs() default 1000;

    /**
     * What all choices follow from.
     *
     * @return the same gives the same schedules; {@code -Dfermata.explore.seed} goes before it
     */
    long seed() default 0;

    /**
     * How schedules are chosen.
     *
     * @return one for all of them
     */
    Strategy strategy() default Strategy.MIXED;

    /**
     * For {@link Strategy#PCT}: how many steps have to come in a certain order for the bugs looked for.
     *
     * @return one at least
     */
    int depth() default 3;

    /**
     * After how many steps a run is taken to be caught in a loop.
     *
     * @return one at least
     */
    int maxSteps() default 100_000;

    /**
     * The only schedule to run, as a failure names it.
     *
     * @return {@code "4:1 9:2"} for instance; empty to explore
     */
    String schedule() default "";
}
