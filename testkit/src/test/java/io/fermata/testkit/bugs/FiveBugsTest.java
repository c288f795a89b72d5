package io.fermata.testkit.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.testkit.Exploration;
import io.fermata.testkit.Explorer;
import io.fermata.testkit.FailingSchedule;
import io.fermata.testkit.Program;
import io.fermata.testkit.Strategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiveBugsTest {

    enum Bug {
        LOST_UPDATE(LostUpdate::start, LostUpdate::mended, "expected: 180"),
        LOST_WAKE_UP(LostWakeUp::start, LostWakeUp::mended, "nothing is ready"),
        DOUBLE_CLOSE(DoubleClose::start, DoubleClose::mended, "released twice"),
        LEAKED_LOCK(LeakedLock::start, LeakedLock::mended, "Expecting value to be false"),
        CHECK_THEN_ACT(CheckThenAct::start, CheckThenAct::mended, "QueueEmpty");

        final Program program;
        final Program mended;
        final String symptom;

        Bug(Program program, Program mended, String symptom) {
            this.program = program;
            this.mended = mended;
            this.symptom = symptom;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_usual_order_shows_nothing(Bug bug) {
        Explorer.create().runs(0).check(bug.program);
    }

    @ParameterizedTest
    @EnumSource
    void a_thousand_schedules_show_it(Bug bug) {
        for (Strategy strategy : Strategy.values()) {
            for (long seed = 1; seed <= 2; seed++) {
                Exploration found =
                        Explorer.create().strategy(strategy).seed(seed).explore(bug.program);
                assertThat(found.failure())
                        .as("%s from seed %d", strategy, seed)
                        .isPresent();
                assertThat(found.failure().get().failure().toString()).contains(bug.symptom);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_schedule_with_fewer_switches_shows_it(Bug bug) {
        int fewest = Explorer.create()
                .strategy(Strategy.EXHAUSTIVE)
                .explore(bug.program)
                .failure()
                .orElseThrow()
                .switches();
        for (long seed = 1; seed <= 10; seed++) {
            Exploration found =
                    Explorer.create().strategy(Strategy.RANDOM).seed(seed).explore(bug.program);
            assertThat(found.failure().orElseThrow().switches())
                    .as("seed %d", seed)
                    .isEqualTo(fewest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_seed_shows_it_at_once(Bug bug) {
        FailingSchedule found = find(bug);
        Exploration again = Explorer.create().seed(found.seed()).runs(1).explore(bug.program);

        assertThat(again.failure()).isPresent();
        assertThat(again.failure().get().steps()).isEqualTo(found.steps());
        assertThat(again.failure().get().switchesAtFirst()).isEqualTo(found.switchesAtFirst());
    }

    @ParameterizedTest
    @EnumSource
    void it_is_shrunk_to_a_few_switches_and_replayed(Bug bug) {
        FailingSchedule found = find(bug);
        assertThat(found.switches()).isBetween(1, 3);

        FailingSchedule again = Explorer.create()
                .schedule(found.schedule())
                .explore(bug.program)
                .failure()
                .orElseThrow();
        assertThat(again.steps()).isEqualTo(found.steps());
    }

    @ParameterizedTest
    @EnumSource
    void its_remedy_holds_in_a_thousand_schedules(Bug bug) {
        Explorer.create().check(bug.mended);
    }

    @ParameterizedTest
    @EnumSource
    void its_remedy_holds_in_all_its_schedules(Bug bug) {
        Exploration all =
                Explorer.create().strategy(Strategy.EXHAUSTIVE).runs(100_000).explore(bug.mended);
        assertThat(all.failure()).isEmpty();
        assertThat(all.complete()).as("after %d runs", all.runs()).isTrue();
    }

    private static FailingSchedule find(Bug bug) {
        return Explorer.create().seed(20).explore(bug.program).failure().orElseThrow();
    }
}
