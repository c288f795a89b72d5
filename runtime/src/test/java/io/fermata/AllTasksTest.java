package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.observe.TaskSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllTasksTest {
    private final Random random = new Random(1);
    private final Set<Task<?>> unfinished = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private EventLoop loop = VirtualTime.loop();
    private int made;
    private int looks;
    private int left;

    @ParameterizedTest
    @ValueSource(strings = {"usual", "debug", "chosen"})
    void whoever_asks_is_told_of_every_unfinished_task(String order) {
        if (order.equals("chosen")) {
            loop = SimulatedLoop.create(new VirtualTime(), ready -> random.nextInt(ready.size()))
                    .loop();
        }
        loop.setDebug(order.equals("debug"));
        for (int i = 0; i < 20; i++) {
            left = 300;
            made(some());
            loop.runUntilComplete(made(new Script<>().repeat(20, v -> Asyncio.yieldNow())));
            look();
            loop.runUntilComplete(made(new CancelLeftovers(loop)));
            look();
            assertThat(loop.counters().tasks()).isZero();
        }
        assertThat(wrong).isEmpty();
        assertThat(looks).isGreaterThan(5_000);
        assertThat(made).isGreaterThan(1_000);
    }

    @Test
    void those_that_have_not_begun_are_among_them_newest_first() {
        Task<?> first = made(some());
        Task<?> second = made(some());
        assertThat(loop.allTasks()).containsExactly(second, first);
        assertThat(loop.snapshot().tasks()).extracting(TaskSnapshot::id).containsExactly(1, 2);
    }

    @Test
    void a_handler_that_is_told_of_a_failed_callback_sees_who_comes_after_it() {
        loop.callSoon(() -> {
            throw new IllegalStateException("failed");
        });
        made(new Script<>());
        loop.setExceptionHandler((where, context) -> look());
        loop.runUntilComplete(made(new Script<>()));
        assertThat(looks).isEqualTo(1);
        assertThat(wrong).isEmpty();
    }

    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_awaitable_that_hears_of_a_cancellation_from_who_has_just_parked_sees_who_comes_after_that(boolean debug) {
        loop.setDebug(debug);
        Task<?> inner = made(new Script<>().await(v -> foreign(k -> {})));
        made(new Script<>()
                .await(v -> Asyncio.yieldNow())
                .run(v -> Asyncio.currentTask().cancel())
                .await(v -> inner));
        loop.runUntilComplete(made(new Script<>().run(v -> made(new Script<>())).await(v -> v)));
        assertThat(looks).isEqualTo(3);
        assertThat(wrong).isEmpty();
    }

    private <T> Task<T> made(Coroutine<T> body) {
        Task<T> task = loop.createTask(body);
        note(task);
        return task;
    }

    private void note(Task<?> task) {
        if (unfinished.add(task)) {
            made++;
        }
    }

    /** Looks in all places where code of the user's can. */
    private Coroutine<Object> some() {
        Script<Object> script = new Script<>().run(v -> {
            note(Asyncio.currentTask());
            look();
            return null;
        });
        for (int steps = random.nextInt(5); steps > 0; steps--) {
            script.run(v -> {
                        act();
                        look();
                        return null;
                    })
                    .await(v -> awaited());
        }
        return script.then(this::look);
    }

    private void act() {
        if (left-- <= 0) {
            return;
        }
        switch (random.nextInt(9)) {
            case 0 -> loop.callSoon(this::look);
            case 1 -> {
                Execution.startFuture(some());
                look();
            }
            case 2 -> Asyncio.currentTask().cancel();
            default -> {
                for (int i = random.nextInt(4); i > 0; i--) {
                    made(some());
                }
            }
        }
    }

    private Awaitable<?> awaited() {
        return switch (random.nextInt(7)) {
            case 0 -> Asyncio.sleep(Duration.ofMillis(random.nextInt(3)));
            case 1 -> some();
            case 2 -> left-- > 0 ? made(some()) : Coroutine.done();
            case 3 -> foreign(k -> k.resume(null));
            case 4 ->
                foreign(k -> loop.callSoon(() -> {
                    look();
                    k.resume(null);
                }));
            default -> Asyncio.yieldNow();
        };
    }

    private interface Foreign {
        void subscribe(Continuation<? super Object> k);
    }

    private Awaitable<Object> foreign(Foreign foreign) {
        return new Awaitable<>() {
            @Override
            public void subscribe(Continuation<? super Object> k) {
                look();
                foreign.subscribe(k);
                look();
            }

            @Override
            public void unsubscribe(Continuation<? super Object> k) {
                look();
            }
        };
    }

    private void look() {
        looks++;
        unfinished.removeIf(Task::isDone);
        if (!loop.allTasks().equals(unfinished)) {
            wrong.add("look " + looks + ": " + loop.allTasks() + " instead of " + unfinished);
        }
    }
}
