package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What {@code -Dfermata.debug=true} says of things that were forgotten. */
class DebugModeTest {

    private static List<String> reports(Way way, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Djava.util.logging.SimpleFormatter.format=report: %5$s%n");
        Program program = way.run(all, "Forgetful");
        assertThat(program.output()).isEqualTo("mail to the shop\n");
        return program.errors()
                .lines()
                .filter(line -> line.startsWith("report: "))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void what_was_forgotten_is_reported_with_the_place_where_it_was_made(Way way) {
        String place = ", made at io.fermata.samples.Forgetful.shop(Forgetful.java:";
        assertThat(reports(way, "-Dfermata.debug=true", "-Dfermata.slowCallbackMillis=60000"))
                .containsExactly(
                        "report: async generator 'io.fermata.samples.Forgetful.items' was never closed" + place + "27)",
                        "report: the failure of bill was never retrieved" + place + "32)",
                        "report: coroutine 'Forgetful.mail' was never awaited" + place + "26)",
                        "report: coroutine 'AsyncGenerator.advance' was never awaited" + place + "33)");
    }

    @Test
    void those_who_have_used_a_queue_or_a_semaphore_are_known() {
        Program partners = Way.TRANSFORMED_AT_BUILD_TIME.run(
                List.of("-Dfermata.debug=true", "-Dfermata.slowCallbackMillis=60000"), "Partners");
        assertThat(partners.output().replaceAll("\\b[0-9a-f]{5,8}\\b", "ID")).isEqualTo("""
                consumer: get from queue ID, 0 of 1 items, last put by producer (ended)
                one: promise ID
                two: semaphore ID, 0 of 2 permits free, taken by one, two
                """);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void otherwise_only_failures_are_reported(Way way) {
        assertThat(reports(way)).containsExactly("report: the failure of bill was never retrieved");
    }
}
