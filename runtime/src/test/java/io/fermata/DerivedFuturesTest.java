package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Futures of the JDK that are made of a loop's: whether the loop will complete them, and that they do what all do. */
class DerivedFuturesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> log = new ArrayList<>();
    private final CompletableFuture<String> foreign = new CompletableFuture<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    private static CompletableFuture<String> after(int seconds) {
        return createTask(sleep(SECOND.multipliedBy(seconds), "own")).toCompletableFuture();
    }

    /** Who is waited for after one second and after three; then somebody outside completes what is foreign. */
    private void watch(Script.Body<Object> derived) {
        SimulatedLoop simulated = SimulatedLoop.create(new VirtualTime());
        EventLoop loop = simulated.loop();
        loop.runUntilComplete(script().run(
                        v -> createTask(script().await(derived).run(x -> log.add("has " + x))))
                .await(task -> script().await(v -> sleep(SECOND))
                        .then(() -> log.add("outside " + simulated.awaitsOutside()))
                        .await(v -> sleep(SECOND.multipliedBy(2)))
                        .then(() -> log.add("outside " + simulated.awaitsOutside()))
                        .run(v -> foreign.complete("foreign"))
                        .await(v -> (Task<?>) task)));
        loop.close();
    }

    @Test
    void what_is_composed_is_the_loops_while_it_waits_for_the_loop_and_no_longer() {
        watch(v -> after(2).thenCompose(own -> foreign));
        assertThat(log).containsExactly("outside false", "outside true", "has foreign");
    }

    @Test
    void what_is_composed_of_two_of_the_loops_is_the_loops_to_the_end() {
        watch(v -> after(2).thenCompose(own -> after(2)));
        assertThat(log).containsExactly("outside false", "outside false", "has own");
    }

    @Test
    void what_is_combined_is_the_loops_while_one_of_the_two_is() {
        watch(v -> after(2).thenCombine(after(4), (a, b) -> a + " " + b));
        assertThat(log).containsExactly("outside false", "outside false", "has own own");
    }

    @Test
    void what_is_combined_with_something_foreign_is_foreign_when_the_loop_has_done_its_part() {
        watch(v -> after(2).thenCombine(foreign, (a, b) -> a + " " + b));
        assertThat(log).containsExactly("outside false", "outside true", "has own foreign");
    }

    @Test
    void without_anybody_who_asks_they_are_what_they_are_elsewhere() {
        EventLoop loop = EventLoop.create();
        Object result = loop.runUntilComplete(script().await(v -> createTask(Coroutine.of("a"))
                .toCompletableFuture()
                .thenCompose(a -> createTask(Coroutine.of(a + "b")).toCompletableFuture())
                .thenCombine(CompletableFuture.completedFuture("c"), (ab, c) -> ab + c)));
        loop.close();
        assertThat(result).isEqualTo("abc");
    }

    @Test
    void cancelling_one_that_is_derived_leaves_the_task_alone_and_one_that_is_done_does_nothing() {
        VirtualTime.run(script().run(v -> createTask(sleep(SECOND, "own"))).await(v -> {
            Task<?> task = (Task<?>) v;
            CompletableFuture<?> direct = task.toCompletableFuture();
            log.add("derived " + direct.thenApply(x -> x).cancel(true));
            return script().await(w -> task)
                    .then(() -> log.add("direct " + direct.cancel(true) + " " + task.isCancelled()));
        }));
        assertThat(log).containsExactly("derived true", "direct false false");
    }

    @Test
    void code_in_an_executor_is_outside_until_it_has_ended() {
        SimulatedLoop simulated = SimulatedLoop.create(new VirtualTime());
        CountDownLatch gate = new CountDownLatch(1);
        simulated
                .loop()
                .runUntilComplete(script().run(v -> EventLoop.current().runInExecutor(null, () -> {
                            gate.await();
                            return "ran";
                        }))
                        .then(() -> log.add("outside " + simulated.awaitsOutside()))
                        .then(gate::countDown)
                        .await(v -> v)
                        .then(() -> log.add("outside " + simulated.awaitsOutside())));
        simulated.loop().close();
        assertThat(log).containsExactly("outside true", "outside false");
    }
}
