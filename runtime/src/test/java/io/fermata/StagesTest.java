package io.fermata;

import static io.fermata.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Futures and other stages of the JDK, awaited. */
class StagesTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    @Test
    void a_stage_brings_its_value() {
        CompletableFuture<String> late = new CompletableFuture<>();
        Object result = VirtualTime.run(script().await(v -> CompletableFuture.completedFuture("ready"))
                .run(v -> log.add("" + v))
                .then(() -> EventLoop.current().callSoon(() -> late.complete("late")))
                .await(v -> late));
        assertThat(result).isEqualTo("late");
        assertThat(log).containsExactly("ready");
    }

    @Test
    void a_stage_that_refuses_to_be_used_as_a_future_is_awaited_and_cancelled_like_any_other() {
        CompletableFuture<String> late = new CompletableFuture<>();
        List<Object> seen = new ArrayList<>();
        VirtualTime.run(script().await(v -> CompletableFuture.completedStage("ready"))
                .run(seen::add)
                .then(() -> EventLoop.current().callSoon(() -> late.complete("late")))
                .await(v -> late.minimalCompletionStage())
                .run(seen::add)
                .await(v -> CompletableFuture.failedStage(new IllegalStateException("failed")))
                .rescue(failure -> seen.add(failure.getMessage()))
                .await(v -> waitFor(Awaitable.of(CompletableFuture.completedStage("in time")), Duration.ZERO))
                .run(seen::add)
                .await(v -> waitFor(
                        Awaitable.of(new CompletableFuture<>().minimalCompletionStage()), Duration.ofSeconds(1)))
                .rescue(failure -> seen.add(failure.getClass().getSimpleName())));
        assertThat(seen).containsExactly("ready", "late", "failed", "in time", "TimeoutException");
    }

    @Test
    void the_failure_of_a_stage_arrives_without_the_layer_of_the_jdk() {
        IOException failure = new IOException("x");
        CompletableFuture<String> source = new CompletableFuture<>();
        VirtualTime.run(script().then(() -> EventLoop.current().callSoon(() -> source.completeExceptionally(failure)))
                .await(v -> source.thenApply(s -> s))
                .rescue(e -> log.add("" + (e == failure)))
                .await(v -> source)
                .rescue(e -> log.add("" + (e == failure)))
                .await(v -> CompletableFuture.failedFuture(new CompletionException(failure)))
                .rescue(e -> log.add("" + (e == failure)))
                .await(v -> Awaitable.of(source.thenApply(s -> s)))
                .rescue(e -> log.add("" + (e == failure))));
        assertThat(log).containsExactly("true", "true", "true", "true");
    }

    /** What a callback throws, for want of stack for instance, its future keeps to itself, and the wait would never end. */
    @Test
    void a_future_that_has_ended_resumes_nobody_from_within_its_callback() {
        class Watched extends CompletableFuture<String> {
            @Override
            public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
                log.add("subscribed");
                return super.whenComplete(action);
            }
        }
        Watched completed = new Watched();
        completed.complete("value");
        Watched failed = new Watched();
        failed.completeExceptionally(new IOException("failure"));
        VirtualTime.run(script().await(v -> completed)
                .run(v -> log.add("" + v))
                .await(v -> failed)
                .rescue(e -> log.add(e.getMessage())));
        assertThat(log).containsExactly("value", "failure");
    }

    @Test
    void a_subscriber_that_throws_is_not_resumed_again() {
        CompletionException thrown = new CompletionException(new IOException());
        Continuation<String> subscriber = new Continuation<>() {
            @Override
            public void resume(String value) {
                log.add(value);
                throw thrown;
            }

            @Override
            public void fail(Throwable failure) {
                log.add("resumed again");
            }
        };
        Awaitable<String> ended = Awaitable.of(CompletableFuture.completedFuture("value"));
        assertThatThrownBy(() -> ended.subscribe(subscriber)).isSameAs(thrown);
        assertThat(log).containsExactly("value");
    }

    @Test
    void a_failed_future_is_the_same_failure_whether_it_is_awaited_before_or_afterwards() {
        for (Throwable given : List.of(
                new IOException("x"),
                new ExecutionException(new IOException("x")),
                new CompletionException(new IOException("x")),
                new CancellationException("why"))) {
            CompletableFuture<String> failed = new CompletableFuture<>();
            CompletableFuture<String> pending = new CompletableFuture<>();
            failed.completeExceptionally(given);
            List<Throwable> seen = new ArrayList<>();
            VirtualTime.run(script().await(v -> failed)
                    .rescue(seen::add)
                    .then(() -> EventLoop.current().callSoon(() -> pending.completeExceptionally(given)))
                    .await(v -> pending)
                    .rescue(seen::add));
            assertThat(seen.get(0)).isSameAs(seen.get(1));
        }
    }

    @Test
    void a_cancelled_stage_is_a_cancellation_exception() {
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        VirtualTime.run(
                script().await(v -> cancelled).rescue(e -> log.add(e.getClass().getSimpleName())));
        assertThat(log).containsExactly("CancellationException");
    }
}
