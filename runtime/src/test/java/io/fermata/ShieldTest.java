package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.shield;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shields inside and around other things, and what becomes of the inside. */
class ShieldTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    private Script<String> work(String name, int seconds) {
        return new Script<String>()
                .await(v -> sleep(SECOND.multipliedBy(seconds)))
                .then(() -> log.add(name))
                .run(v -> name)
                .rescue(e -> {
                    log.add(name + ": " + e.getClass().getSimpleName());
                    throw e;
                });
    }

    private Object logged(Throwable e) {
        return log.add(e.getClass().getSimpleName() + " after " + VirtualTime.elapsed());
    }

    @Test
    void an_inside_that_is_cancelled_by_somebody_else_is_a_cancellation_exception_outside() {
        VirtualTime.run(script().run(v -> createTask(work("inside", 9)))
                .await(inside -> {
                    EventLoop.current().callLater(SECOND, () -> ((Task<?>) inside).cancel());
                    return shield((Task<?>) inside);
                })
                .rescue(this::logged));
        assertThat(log).containsExactly("inside: CancelledError", "CancellationException after PT1S");
    }

    @Test
    void a_coroutine_goes_on_as_a_task_when_the_limit_outside_has_passed() {
        VirtualTime.run(script().await(v -> waitFor(shield(work("inside", 2)), SECOND))
                .rescue(this::logged)
                .await(v -> sleep(SECOND.multipliedBy(2))));
        assertThat(log).containsExactly("TimeoutException after PT1S", "inside");
    }

    @Test
    void an_inside_that_is_cancelled_after_its_outside_is_no_lost_failure() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add("reported " + context.exception()));
        Task<?>[] inside = new Task<?>[1];
        Runner.run(
                script().then(() -> inside[0] = createTask(work("inside", 9)))
                        .await(v -> waitFor(shield(inside[0]), SECOND))
                        .rescue(this::logged)
                        .then(() -> inside[0].cancel())
                        .await(v -> yieldNow()),
                loop);
        assertThat(log).containsExactly("TimeoutException after PT1S", "inside: CancelledError");
    }

    @Test
    void cancelling_a_gathering_of_shields_leaves_the_insides_running() {
        VirtualTime.run(script().await(v ->
                        waitFor(gather(shield(work("a", 2)), work("b", 9), shield(work("c", 2))), SECOND))
                .rescue(this::logged)
                .await(v -> sleep(SECOND.multipliedBy(2))));
        assertThat(log).containsExactly("b: CancelledError", "TimeoutException after PT1S", "a", "c");
    }

    @Test
    void a_shielded_gathering_goes_on_with_all_its_members() {
        Promise<?>[] gathering = new Promise<?>[1];
        VirtualTime.run(script().then(() -> gathering[0] = gather(work("a", 2), work("b", 3)))
                .await(v -> waitFor(shield(gathering[0]), SECOND))
                .rescue(this::logged)
                .await(v -> gathering[0])
                .run(v -> log.add(v + " after " + VirtualTime.elapsed())));
        assertThat(log).containsExactly("TimeoutException after PT1S", "a", "b", "[a, b] after PT3S");
    }

    @Test
    void what_has_ended_needs_no_shield() {
        VirtualTime.run(script().run(v -> createTask(work("inside", 0)))
                .await(inside -> script().repeat(3, v -> yieldNow()).run(v -> inside))
                .then(() -> EventLoop.current().callSoon(() -> log.add("next iteration")))
                .await(inside -> shield((Task<?>) inside))
                .run(v -> log.add("had " + v)));
        assertThat(log.subList(0, 2)).containsExactly("inside", "had inside");
    }

    @Test
    void the_failure_of_the_inside_that_was_told_outside_is_not_reported() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add("reported " + context.exception()));
        Runner.run(
                script().await(v -> shield(script().await(w -> sleep(SECOND)).run(w -> {
                            throw new IOException();
                        })))
                        .rescue(this::logged),
                loop);
        assertThat(log).containsExactly("IOException after PT1S");
    }

    @Test
    void the_failure_of_the_inside_is_reported_once_for_all_outsides_that_were_cancelled() {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler((where, context) -> log.add("reported " + context.exception()));
        Runner.run(
                script().run(v -> createTask(script().await(w -> sleep(SECOND.multipliedBy(3)))
                                .run(w -> {
                                    throw new IOException();
                                })))
                        .await(inside -> script().repeat(
                                        2,
                                        v -> script().await(w -> waitFor(shield((Task<?>) inside), SECOND))
                                                .rescue(this::logged)))
                        .await(v -> sleep(SECOND.multipliedBy(9))),
                loop);
        assertThat(log)
                .containsExactly(
                        "TimeoutException after PT1S", "TimeoutException after PT2S", "reported java.io.IOException");
    }

    @Test
    void shielding_again_and_again_leaves_nothing_behind_in_the_inside() {
        VirtualTime.run(script().run(v -> createTask(work("inside", 200)))
                .await(inside -> script().repeat(
                                100,
                                v -> script().await(w -> waitFor(shield((Task<?>) inside), SECOND))
                                        .rescue(e -> null))
                        .then(() -> log.add("waiters " + ((Task<?>) inside).waiterCount()))
                        .await(v -> shield((Task<?>) inside))));
        assertThat(log).containsExactly("waiters 0", "inside");
    }
}
