package io.fermata;

import static io.fermata.Asyncio.runCoroutineThreadsafe;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What others asked of a loop that was closed before it came to it. */
class ClosedLoopTest {

    private static <T> Script<T> script() {
        return new Script<>();
    }

    @Test
    void a_coroutine_that_a_loop_never_came_to_before_it_was_closed_fails_the_future() {
        EventLoop idle = EventLoop.create();
        CompletableFuture<String> future = runCoroutineThreadsafe(Coroutine.of("late"), idle);
        idle.close();
        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join).hasRootCauseMessage("the event loop is closed");
    }

    @Test
    void a_future_asked_of_another_loop_that_is_closed_before_it_hears_of_it_fails() {
        EventLoop idle = EventLoop.create();
        Promise<Object> promise = idle.createPromise();
        CompletableFuture<Object> future =
                VirtualTime.run(new Script<CompletableFuture<Object>>().run(v -> promise.toCompletableFuture()));
        idle.close();
        assertThat(future).isCompletedExceptionally();
        assertThatThrownBy(future::join).hasRootCauseMessage("the event loop is closed");
    }

    @Test
    void closing_a_loop_is_not_kept_from_it_by_a_continuation_that_throws() {
        EventLoop idle = EventLoop.create();
        Promise<Object> first = idle.createPromise();
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        List<Throwable> reported = new ArrayList<>();
        idle.setExceptionHandler((where, context) -> reported.add(context.exception()));
        IllegalArgumentException thrown = new IllegalArgumentException("thrown");
        VirtualTime.run(script().then(() -> futures.add(first.toCompletableFuture()))
                .then(() -> first.subscribe(new Continuation<>() {
                    @Override
                    public void resume(Object value) {}

                    @Override
                    public void fail(Throwable failure) {
                        throw thrown;
                    }
                })));
        idle.close();
        assertThat(futures.get(0)).isCompletedExceptionally();
        assertThat(reported).containsExactly(thrown);
    }

    @Test
    void a_future_asked_of_another_loop_has_what_came_before_it_was_closed() {
        EventLoop idle = EventLoop.create();
        Promise<Object> promise = idle.createPromise();
        List<CompletableFuture<Object>> futures = new ArrayList<>();
        idle.callSoon(() -> {
            CompletableFuture.runAsync(() -> futures.add(promise.toCompletableFuture()))
                    .join();
            promise.complete("value");
            idle.stop();
        });
        idle.runForever();
        idle.close();
        assertThat(futures.get(0)).isCompletedWithValue("value");
    }

    @Test
    void a_future_asked_of_another_loop_has_what_came_before_the_loop_heard_of_it() {
        EventLoop idle = EventLoop.create();
        Promise<Object> promise = idle.createPromise();
        idle.callSoonThreadsafe(() -> promise.complete("early"));
        CompletableFuture<Object> future =
                VirtualTime.run(new Script<CompletableFuture<Object>>().run(v -> promise.toCompletableFuture()));
        idle.runUntilComplete(script().await(v -> yieldNow()));
        idle.close();
        assertThat(future).isCompletedWithValue("early");
    }
}
