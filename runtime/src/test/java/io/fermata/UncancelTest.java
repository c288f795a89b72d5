package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.currentTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests for cancellation that are taken back. */
class UncancelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();
    private Task<?> task;

    private static Script<Object> script() {
        return new Script<>();
    }

    private Object logged(Object seen) {
        return log.add((seen instanceof Throwable e ? e.getClass().getSimpleName() : seen) + " after "
                + VirtualTime.elapsed());
    }

    @Test
    void a_result_that_was_on_its_way_arrives_if_the_request_is_taken_back_in_time() {
        Promise<?>[] promise = new Promise<?>[1];
        VirtualTime.run(script().then(() -> promise[0] = EventLoop.current().createPromise())
                .then(() -> task = createTask(script().await(v -> promise[0]).run(v -> "went on")))
                .await(v -> yieldNow())
                .then(() -> {
                    promise[0].complete(null);
                    task.cancel();
                    log.add("cancelling " + task.cancelling() + ", then " + task.uncancel());
                })
                .await(v -> task)
                .run(v -> log.add("" + v)));
        assertThat(log).containsExactly("cancelling 1, then 0", "went on");
    }

    @Test
    void a_pause_that_was_cancelled_is_over_even_if_the_request_is_taken_back() {
        VirtualTime.run(script().then(() -> task =
                        createTask(script().await(v -> sleep(SECOND, "slept")).rescue(this::logged)))
                .await(v -> yieldNow())
                .then(() -> {
                    task.cancel();
                    task.uncancel();
                })
                .await(v -> task));
        assertThat(log).containsExactly("CancelledError after PT0S");
    }

    @Test
    void what_another_task_was_cancelled_for_is_not_undone() {
        Task<?>[] inner = new Task<?>[1];
        VirtualTime.run(script().then(() -> inner[0] = createTask(sleep(SECOND)))
                .then(() -> task = createTask(script().await(v -> inner[0]).rescue(this::logged)))
                .await(v -> yieldNow())
                .await(v -> yieldNow())
                .then(() -> {
                    task.cancel();
                    task.uncancel();
                })
                .await(v -> task));
        assertThat(inner[0].isCancelled()).isTrue();
        assertThat(log).containsExactly("CancelledError after PT0S");
    }

    @Test
    void a_task_that_has_taken_a_request_back_can_be_cancelled_again() {
        VirtualTime.run(script().then(() -> task = createTask(script().await(v -> sleep(SECOND))
                        .rescue(this::logged)
                        .then(() -> currentTask().uncancel())
                        .await(v -> sleep(SECOND))))
                .await(v -> yieldNow())
                .run(v -> task.cancel())
                .then(() -> log.add("cancelling " + task.cancelling()))
                .await(v -> sleep(SECOND.dividedBy(2)))
                .then(() -> log.add("cancelling " + task.cancelling() + ", done " + task.isDone()))
                .run(v -> task.cancel())
                .await(v -> task)
                .rescue(this::logged));
        assertThat(log)
                .containsExactly(
                        "cancelling 1",
                        "CancelledError after PT0S",
                        "cancelling 0, done false",
                        "CancellationException after PT0.5S");
        task.uncancel();
        assertThat(task.isCancelled()).isTrue();
    }

    /** What {@code timeout} does, by hand: a limit that is nobody's business outside. */
    private Coroutine<Object> limited(Duration length) {
        Handle[] alarm = new Handle[1];
        boolean[] late = new boolean[1];
        return script().then(() -> {
                    Task<?> me = currentTask();
                    alarm[0] = EventLoop.current().callLater(SECOND, () -> late[0] = me.cancel());
                })
                .await(v -> sleep(length, "in time"))
                .then(() -> alarm[0].cancel())
                .rescue(e -> {
                    if (late[0] && currentTask().uncancel() == 0) {
                        return "late";
                    }
                    throw e;
                });
    }

    @Test
    void a_limit_can_be_made_by_hand() {
        VirtualTime.run(script().await(v -> limited(SECOND.multipliedBy(2)))
                .run(this::logged)
                .await(v -> limited(SECOND.dividedBy(2)))
                .run(this::logged)
                .then(() -> log.add("cancelling " + currentTask().cancelling()))
                .await(v -> sleep(SECOND))
                .run(v -> logged("outside")));
        assertThat(log)
                .containsExactly("late after PT1S", "in time after PT1.5S", "cancelling 0", "outside after PT2.5S");
    }
}
