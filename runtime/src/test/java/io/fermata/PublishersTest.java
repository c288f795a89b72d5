package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Publishers and subscribers that do not behave, or come at the wrong moment. */
class PublishersTest {
    private final List<String> log = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    private void run(Coroutine<?> main) {
        EventLoop loop = VirtualTime.loop();
        loop.setExceptionHandler(
                (where, context) -> reported.add(context.exception().getMessage()));
        Runner.run(main, loop);
    }

    /** Logs what it is told and does {@code atEach} at each value. */
    private final class Logging implements Flow.Subscriber<Object> {
        private final long requested;
        private final Consumer<Flow.Subscription> atEach;
        Flow.Subscription subscription;

        Logging(long requested, Consumer<Flow.Subscription> atEach) {
            this.requested = requested;
            this.atEach = atEach;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            subscription.request(requested);
        }

        @Override
        public void onNext(Object item) {
            log.add("" + item);
            atEach.accept(subscription);
        }

        @Override
        public void onError(Throwable failure) {
            log.add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }

        @Override
        public void onComplete() {
            log.add("complete");
        }
    }

    /** Counts to three, a second each; then it ends as {@code end} does. */
    private static AsyncIterable<Integer> counting(Coroutine<Boolean> end) {
        return () -> new AsyncIterator<>() {
            private int current;

            @Override
            public Awaitable<Boolean> advance() {
                return ++current <= 3 ? sleep(Duration.ofSeconds(1), true) : end;
            }

            @Override
            public Integer current() {
                return current;
            }
        };
    }

    private Script<Object> subscribe(AsyncIterable<Integer> source, Logging subscriber) {
        return script().then(() ->
                Publishers.toPublisher(source, EventLoop.current()).subscribe(subscriber));
    }

    /** Has no values, and logs its closing, which then ends as {@code closing} does. */
    private final class Closeable implements AsyncIterator<Integer>, AsyncCloseable {
        private final Coroutine<Void> closing;

        Closeable(Coroutine<Void> closing) {
            this.closing = closing;
        }

        @Override
        public Awaitable<Boolean> advance() {
            return Coroutine.of(false);
        }

        @Override
        public Integer current() {
            throw new IllegalStateException("no value");
        }

        @Override
        public Coroutine<Void> closeAsync() {
            log.add("closed");
            return closing;
        }
    }

    @Test
    void an_iterator_is_closed_when_it_has_come_to_its_end() {
        Closeable source = new Closeable(Coroutine.done());
        run(subscribe(() -> source, new Logging(1, subscription -> {})).await(v -> sleep(Duration.ofSeconds(1))));
        assertThat(log).containsExactly("complete", "closed");
        assertThat(reported).isEmpty();
    }

    @Test
    void a_closing_that_fails_is_tried_once_and_reported_once() {
        Closeable source = new Closeable(Coroutine.failed(new IllegalStateException("stuck")));
        run(subscribe(() -> source, new Logging(1, subscription -> {})).await(v -> sleep(Duration.ofSeconds(1))));
        assertThat(log).containsExactly("complete", "closed");
        assertThat(reported).containsExactly("stuck");
    }

    @Test
    void as_many_values_as_are_requested_are_published_and_no_more() {
        Logging subscriber = new Logging(2, subscription -> {});
        run(subscribe(counting(Coroutine.of(false)), subscriber)
                .await(v -> sleep(Duration.ofSeconds(9)))
                .then(() -> log.add("asks for more"))
                .then(() -> subscriber.subscription.request(Long.MAX_VALUE))
                .then(() -> subscriber.subscription.request(Long.MAX_VALUE))
                .await(v -> sleep(Duration.ofSeconds(9))));
        assertThat(log).containsExactly("1", "2", "asks for more", "3", "complete");
    }

    @Test
    void a_source_that_fails_is_an_error_of_the_publisher() {
        run(subscribe(
                        counting(Coroutine.failed(new IllegalStateException("broken source"))),
                        new Logging(9, subscription -> {}))
                .await(v -> sleep(Duration.ofSeconds(9))));
        assertThat(log).containsExactly("1", "2", "3", "IllegalStateException: broken source");
    }

    @Test
    void a_subscriber_that_throws_is_told_no_more_and_reported() {
        run(subscribe(counting(Coroutine.of(false)), new Logging(9, subscription -> {
                    throw new IllegalStateException("broken subscriber");
                }))
                .await(v -> sleep(Duration.ofSeconds(9))));
        assertThat(log).containsExactly("1");
        assertThat(reported).containsExactly("broken subscriber");
    }

    @Test
    void a_wrong_request_ends_the_subscription_once() {
        run(subscribe(counting(Coroutine.of(false)), new Logging(9, subscription -> {
                    subscription.request(0);
                    subscription.request(-1);
                }))
                .await(v -> sleep(Duration.ofSeconds(9))));
        assertThat(log).containsExactly("1", "IllegalArgumentException: a request for 0 values");
    }

    @Test
    void the_end_of_the_loop_is_an_error_to_those_who_still_wait() {
        run(subscribe(counting(Coroutine.of(false)), new Logging(1, subscription -> {}))
                .await(v -> sleep(Duration.ofSeconds(9))));
        assertThat(log).containsExactly("1", "CancellationException: null");
    }

    @Test
    void cancelling_before_the_first_value_touches_no_source() {
        Logging subscriber = new Logging(1, subscription -> {});
        run(subscribe(counting(Coroutine.of(false)), subscriber)
                .then(() -> subscriber.subscription.cancel())
                .then(() -> subscriber.subscription.cancel())
                .await(v -> sleep(Duration.ofSeconds(9)))
                .then(() -> subscriber.subscription.request(1)));
        assertThat(log).isEmpty();
    }

    @Test
    void signals_after_the_end_of_the_iteration_or_of_the_loop_go_nowhere() {
        List<Flow.Subscriber<? super String>> subscribers = new ArrayList<>();
        AsyncGenerator<String> items = Publishers.toAsyncIterable(subscribers::add);
        Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long count) {
                log.add("request " + count);
            }

            @Override
            public void cancel() {
                log.add("cancel");
            }
        };
        run(script().run(v -> createTask(script().await(w -> items.advance()).run(more -> log.add(items.current()))))
                .await(v -> yieldNow())
                .then(() -> subscribers.get(0).onSubscribe(subscription))
                .then(() -> subscribers.get(0).onSubscribe(subscription))
                .then(() -> subscribers.get(0).onNext("first"))
                .await(v -> sleep(Duration.ofSeconds(1)))
                .await(v -> items.closeAsync())
                .then(() -> subscribers.get(0).onNext("late"))
                .then(() -> subscribers.get(0).onSubscribe(subscription))
                .await(v -> sleep(Duration.ofSeconds(1))));
        subscribers.get(0).onSubscribe(subscription);
        subscribers.get(0).onComplete();
        assertThat(log).containsExactly("request 16", "cancel", "first", "cancel", "cancel", "cancel");
        assertThatThrownBy(() -> subscribers.get(0).onNext(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> subscribers.get(0).onError(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void an_iteration_closed_before_its_subscription_has_come_cancels_that_when_it_comes() {
        List<Flow.Subscriber<? super String>> subscribers = new ArrayList<>();
        AsyncGenerator<String> items = Publishers.toAsyncIterable(subscribers::add);
        Task<?>[] asking = new Task<?>[1];
        run(script().then(() -> asking[0] = createTask(script().await(w -> items.advance())))
                .await(v -> yieldNow())
                .then(() -> asking[0].cancel())
                .await(v -> sleep(Duration.ofSeconds(1)))
                .then(() -> subscribers.get(0).onSubscribe(new Flow.Subscription() {
                    @Override
                    public void request(long count) {
                        log.add("request");
                    }

                    @Override
                    public void cancel() {
                        log.add("cancel");
                    }
                }))
                .await(v -> sleep(Duration.ofSeconds(1))));
        assertThat(log).containsExactly("cancel");
    }
}
