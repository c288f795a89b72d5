package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The properties that decide what stack traces tell. */
class TraceOptionsTest {
    private static final String PROGRAM = "io.fermata.samples.Failing.";

    private static String trace(String... options) {
        Program program = Way.TRANSFORMED_AT_BUILD_TIME.run(List.of(options), "Failing");
        assertThat(program.errors()).isEmpty();
        return program.output();
    }

    @Test
    void callers_are_told_across_awaits_and_tasks() {
        assertThat(trace()).isEqualTo("""
                io.fermata.samples.Failing.take(Failing.java:50)
                io.fermata.samples.Failing.reserve(Failing.java:42)
                awaited.from(Task-1)
                io.fermata.samples.Failing.order(Failing.java:36)
                io.fermata.samples.Failing.checkout(Failing.java:23)
                """);
    }

    @Test
    void in_debug_mode_the_place_where_a_task_was_made_is_told_apart_from_the_one_that_awaits_it() {
        assertThat(trace("-Dfermata.debug=true", "-Dfermata.slowCallbackMillis=60000"))
                .isEqualTo("""
                io.fermata.samples.Failing.take(Failing.java:50)
                io.fermata.samples.Failing.reserve(Failing.java:42)
                created.at(reserving)
                io.fermata.samples.Failing.order(Failing.java:34)
                io.fermata.samples.Failing.checkout(Failing.java:23)
                io.fermata.samples.Failing.main(Failing.java:17)
                awaited.from(Task-1)
                io.fermata.samples.Failing.order(Failing.java:36)
                io.fermata.samples.Failing.checkout(Failing.java:23)
                """);
    }

    @Test
    void traces_can_be_left_as_the_jvm_makes_them() {
        assertThat(trace("-Dfermata.traces=false"))
                .startsWith(PROGRAM + "take(Failing.java:50)\nio.fermata.samples.Failing$take$1.step(Failing.java)\n")
                .contains("io.fermata.TaskSteps.step(")
                .doesNotContain("awaited.from", PROGRAM + "reserve", PROGRAM + "order");
    }
}
