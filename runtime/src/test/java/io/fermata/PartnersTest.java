package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What debug mode knows of those who have used a queue or a semaphore before. */
class PartnersTest {

    @Test
    void the_last_ones_at_a_queue_and_the_takers_of_permits_are_told_to_those_who_look_on() throws Exception {
        assertThat(told("-Dfermata.debug=true"))
                .containsExactly(
                        "reader: get from queue ID, 0 items, last put by second (ended), third (ended), fourth (ended)",
                        "late: semaphore ID, 0 of 3 permits free, taken by Task-1, Task-1, Task-1");
    }

    @Test
    void otherwise_nobody_is_remembered() throws Exception {
        assertThat(told("-Dfermata.debug=false"))
                .containsExactly("reader: get from queue ID, 0 items", "late: semaphore ID, 0 of 3 permits free");
    }

    private static List<String> told(String option) throws Exception {
        return new ChildJvm(List.of(), List.of(option))
                .outputOf(PartnersProgram.class).stream()
                        .map(line -> line.replaceAll("\\b[0-9a-f]{5,8}\\b", "ID"))
                        .toList();
    }
}
