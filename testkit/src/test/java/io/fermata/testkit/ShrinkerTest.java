package io.fermata.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static final Decision EARLY = new Decision(7, 1);
    private static final Decision LATE = new Decision(61, 2);

    private int attempts;

    private static Schedule manyDecisions() {
        List<Decision> decisions = new ArrayList<>();
        for (int step = 1; step <= 64; step++) {
            decisions.add(new Decision(step, step == LATE.step() ? 2 : 1));
        }
        return new Schedule(decisions);
    }

    private boolean takesTwo(Schedule schedule) {
        attempts++;
        return schedule.decisions().containsAll(List.of(EARLY, LATE));
    }

    @Test
    void what_a_failure_does_not_take_is_taken_out() {
        Schedule shrunk = new Shrinker(this::takesTwo, 500).shrink(manyDecisions());
        assertThat(shrunk).hasToString("7:1 61:2");
        assertThat(attempts).isLessThan(64);
    }

    @Test
    void a_failure_that_takes_nothing_is_the_usual_order() {
        assertThat(new Shrinker(schedule -> true, 500).shrink(manyDecisions())).isEqualTo(Schedule.USUAL);
    }

    @Test
    void it_ends_when_its_attempts_are_used_up() {
        Schedule shrunk = new Shrinker(this::takesTwo, 5).shrink(manyDecisions());
        assertThat(attempts).isEqualTo(5);
        assertThat(shrunk.decisions()).contains(EARLY, LATE);
    }

    @Test
    void what_is_printed_can_be_read() {
        Schedule schedule = manyDecisions();
        assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
        assertThat(Schedule.parse(" ")).isEqualTo(Schedule.USUAL);
    }
}
