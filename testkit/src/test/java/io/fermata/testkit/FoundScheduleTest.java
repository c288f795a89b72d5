package io.fermata.testkit;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of a schedule that fails. */
class FoundScheduleTest {
    private List<String> order = new ArrayList<>();
    private int calls;
    private String firstFailure = "";

    private Program counting(Program program) {
        return () -> {
            calls++;
            order = new ArrayList<>();
            return program.begin();
        };
    }

    private FailingSchedule find(Explorer explorer, Program program) {
        return explorer.explore(counting(program)).failure().orElseThrow();
    }

    @Async
    private Coroutine<Void> note(String name) {
        order.add(name + 1);
        await(yieldNow());
        order.add(name + 2);
        await(yieldNow());
        order.add(name + 3);
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> aComesFirst() {
        await(gather(note("a"), note("b")));
        assertThat(order).startsWith("a1");
        return Coroutine.done();
    }

    @Test
    void a_given_schedule_runs_once_and_is_told_as_it_is() {
        FailingSchedule found = find(Explorer.create().schedule("2:1 4:1"), this::aComesFirst);
        assertThat(calls).isEqualTo(1);
        assertThat(found.schedule()).isEqualTo("2:1 4:1");
        assertThat(found.switches()).isEqualTo(2);
        assertThat(found).asString().contains("steps are out of turn:");
    }

    @Async
    private Coroutine<Void> twoBugs() {
        await(gather(note("a"), note("b")));
        if (order.get(0).equals("b1") && order.get(5).equals("b3")) {
            firstFailure = firstFailure.isEmpty() ? "begins first and ends last" : firstFailure;
            throw new IllegalStateException("begins first and ends last");
        }
        if (order.get(0).equals("b1")) {
            firstFailure = firstFailure.isEmpty() ? "begins first" : firstFailure;
            throw new IllegalStateException("begins first");
        }
        return Coroutine.done();
    }

    @Test
    void of_two_bugs_the_one_that_was_found_is_told() {
        Set<String> found = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            firstFailure = "";
            FailingSchedule told =
                    find(Explorer.create().strategy(Strategy.RANDOM).seed(seed), this::twoBugs);
            assertThat(told.failure()).hasMessage(firstFailure);
            found.add(firstFailure);
        }
        assertThat(found).hasSize(2);
    }

    private FailingSchedule tell(String schedule, Duration patience) {
        ProgramRuns target = new ProgramRuns(counting(this::aComesFirst), 1000);
        ProgramRuns.Run run = target.run(Schedule.parse(schedule));
        return new Finding(target, run, new Origin(1, 7L, Strategy.RANDOM, 3), patience).describe();
    }

    @Test
    void shrinking_takes_no_longer_than_it_may() {
        assertThat(tell("2:1 4:1", Finding.USUAL_PATIENCE).schedule()).isEqualTo("2:1");
        assertThat(tell("2:1 4:1", Duration.ZERO).schedule()).isEqualTo("2:1 4:1");
    }

    @Test
    void a_run_that_takes_too_long_is_not_run_again() {
        ProgramRuns target = new ProgramRuns(counting(this::aComesFirst), 1000);
        try (VirtualTime time = VirtualTime.create()) {
            ProgramRuns.Run overdue = new ProgramRuns.Run(
                    target.run(Schedule.USUAL).recorder(), OverdueError.waitingForOthers(time.loop()));
            Origin origin = new Origin(1, 7L, Strategy.RANDOM, 3);
            FailingSchedule told = new Finding(target, overdue, origin, Finding.USUAL_PATIENCE).describe();
            assertThat(told.failure()).isSameAs(overdue.failure());
            assertThat(calls).isEqualTo(1);
        }
    }

    @Test
    void a_seed_is_told_with_what_it_takes_to_mean_the_same_again() {
        assertThat(find(Explorer.create().strategy(Strategy.PCT).depth(4), this::aComesFirst))
                .asString()
                .containsPattern("@Explore\\(seed = -?\\d+L, strategy = Strategy.PCT, depth = 4\\)");
        assertThat(find(Explorer.create(), this::aComesFirst))
                .asString()
                .containsPattern("@Explore\\(seed = -?\\d+L\\)");
    }

    @Async
    private Coroutine<Void> failsIn(Set<Integer> failing) {
        if (failing.contains(calls)) {
            throw new IllegalStateException("call " + calls);
        }
        await(yieldNow());
        return Coroutine.done();
    }

    @Test
    void a_failure_that_is_gone_when_it_is_to_be_shown_is_told_all_the_same() {
        FailingSchedule gone = find(Explorer.create(), () -> failsIn(Set.of(1, 2)));
        assertThat(gone.failure())
                .hasMessageContaining("does not fail again")
                .hasCauseInstanceOf(IllegalStateException.class);
        calls = 0;
        assertThat(find(Explorer.create(), () -> failsIn(Set.of(2))))
                .asString()
                .contains("does not fail again")
                .doesNotContain("out of turn");
    }

    @Async
    private static Coroutine<Object> waits() {
        return Coroutine.of(await(EventLoop.current().createPromise()));
    }

    @Async
    private static Coroutine<Void> failsAndLeavesATask() {
        createTask(waits(), "left over");
        await(yieldNow());
        throw new IllegalStateException("failed");
    }

    @Test
    void what_becomes_of_tasks_left_over_is_no_part_of_it() {
        FailingSchedule found = find(Explorer.create(), FoundScheduleTest::failsAndLeavesATask);
        assertThat(found.steps())
                .filteredOn(step -> "left over".equals(step.task()))
                .hasSize(1);
    }
}
