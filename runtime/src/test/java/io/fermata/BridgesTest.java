package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK has of its own for things that take their time. */
class BridgesTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_a_publisher_brings_is_iterated_over() {
        SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
        AsyncGenerator<Integer> items = Publishers.toAsyncIterable(publisher);
        Script<Object> main = script().then(() -> EventLoop.current().runInExecutor(null, () -> {
            while (publisher.getNumberOfSubscribers() == 0) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < 100; i++) {
                publisher.submit(i);
            }
            publisher.close();
            return null;
        }));
        int[] sum = {0};
        Asyncio.run(main.repeat(101, v -> {
                    if (Boolean.TRUE.equals(v)) {
                        sum[0] += items.current();
                    }
                    return items.advance();
                })
                .run(more -> log.add("" + more)));
        assertThat(sum[0]).isEqualTo(4950);
        assertThat(log).containsExactly("false");
    }

    /** A publisher that keeps account of what is asked of it. */
    private final class Accountable implements Flow.Publisher<String>, Flow.Subscription {
        private Flow.Subscriber<? super String> subscriber;
        long requested;

        @Override
        public void subscribe(Flow.Subscriber<? super String> newSubscriber) {
            subscriber = newSubscriber;
            subscriber.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            requested += count;
        }

        @Override
        public void cancel() {
            log.add("cancelled");
        }

        void publish(int count) {
            for (int i = 0; i < count; i++) {
                subscriber.onNext("item");
            }
        }
    }

    @Test
    void a_publisher_is_asked_for_what_is_consumed_and_a_few_ahead() {
        Accountable publisher = new Accountable();
        AsyncGenerator<String> items = Publishers.toAsyncIterable(publisher);
        VirtualTime.run(script().then(
                        () -> createTask(script().await(v -> yieldNow()).then(() -> publisher.publish(16))))
                .repeat(7, v -> items.advance())
                .then(() -> log.add("after 7: " + publisher.requested))
                .await(v -> items.advance())
                .then(() -> log.add("after 8: " + publisher.requested))
                .await(v -> items.closeAsync()));
        assertThat(log).containsExactly("after 7: 16", "after 8: 24", "cancelled");
    }

    @Test
    void the_subscription_of_an_abandoned_iteration_is_cancelled_when_the_run_ends() {
        Accountable publisher = new Accountable();
        AsyncGenerator<String> items = Publishers.toAsyncIterable(publisher);
        VirtualTime.run(script().then(
                        () -> createTask(script().await(v -> yieldNow()).then(() -> publisher.publish(2))))
                .await(v -> items.advance()));
        assertThat(log).containsExactly("cancelled");
    }

    @Test
    void a_cancelled_subscriber_closes_the_generator_it_has_subscribed_to() {
        Accountable source = new Accountable();
        List<Flow.Subscription> subscriptions = new ArrayList<>();
        VirtualTime.run(script().then(() -> Publishers.toPublisher(
                                Publishers.toAsyncIterable(source), EventLoop.current())
                        .subscribe(new Flow.Subscriber<>() {
                            @Override
                            public void onSubscribe(Flow.Subscription subscription) {
                                subscriptions.add(subscription);
                                subscription.request(1);
                            }

                            @Override
                            public void onNext(String item) {
                                log.add(item);
                                subscriptions.get(0).cancel();
                            }

                            @Override
                            public void onError(Throwable failure) {
                                throw new AssertionError(failure);
                            }

                            @Override
                            public void onComplete() {
                                throw new AssertionError("complete");
                            }
                        }))
                .repeat(3, v -> yieldNow())
                .then(() -> source.publish(2))
                .repeat(5, v -> yieldNow()));
        assertThat(log).containsExactly("item", "cancelled");
    }

    @Test
    void cancelling_in_the_middle_of_a_value_does_not_interrupt_the_clean_up_of_the_source() {
        AsyncGenerator<String> source = new AsyncGenerator<>(new CleansUpSlowly());
        List<Flow.Subscription> subscriptions = new ArrayList<>();
        VirtualTime.run(script().then(() -> Publishers.toPublisher(source, EventLoop.current())
                        .subscribe(new Flow.Subscriber<>() {
                            @Override
                            public void onSubscribe(Flow.Subscription subscription) {
                                subscriptions.add(subscription);
                                subscription.request(1);
                            }

                            @Override
                            public void onNext(String item) {
                                subscriptions.get(0).cancel();
                            }

                            @Override
                            public void onError(Throwable failure) {
                                throw new AssertionError(failure);
                            }

                            @Override
                            public void onComplete() {
                                throw new AssertionError("complete");
                            }
                        }))
                .await(v -> sleep(Duration.ofSeconds(2))));
        assertThat(log).containsExactly("cleaned up");
    }

    /** The body of a generator that emits one value and awaits in its finally block. */
    private final class CleansUpSlowly extends Coroutine<Object> {
        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            switch (Execution.state(this)) {
                case 1 -> {
                    e.await(sleep(Duration.ofSeconds(1)));
                    return e.suspend(this, 2);
                }
                case 2 -> {
                    log.add(failure == null ? "cleaned up" : "interrupted by " + failure);
                    return null;
                }
                default -> {
                    e.emit("value");
                    return e.emitted(this, 1);
                }
            }
        }
    }

    @Test
    void a_file_is_read_through_a_completion_handler(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "from a file");
        ByteBuffer buffer = ByteBuffer.allocate(100);
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(file, StandardOpenOption.READ)) {
            Asyncio.run(
                    script().await(v -> Awaitable.<Integer>ofHandler(handler -> channel.read(buffer, 0, null, handler)))
                            .run(count -> log.add(count + " bytes")));
        }
        assertThat(log).containsExactly("11 bytes");
        assertThat(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8))
                .isEqualTo("from a file");
    }

    @Test
    void what_a_completion_handler_is_told_is_thrown() {
        NoSuchFileException failure = new NoSuchFileException("file");
        Asyncio.run(script().await(v -> Awaitable.ofHandler(handler -> handler.failed(failure, null)))
                .rescue(thrown -> log.add("" + (thrown == failure))));
        assertThat(log).containsExactly("true");
    }

    @Test
    void cancelling_who_awaits_an_http_exchange_cancels_the_exchange() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CountDownLatch asked = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            asked.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        CompletableFuture<HttpResponse<String>> exchange =
                HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        Task<?>[] task = new Task<?>[1];
        Asyncio.run(script().then(() -> task[0] = createTask(script().await(w -> exchange)
                        .rescue(thrown -> log.add(thrown.getClass().getSimpleName()))))
                .await(v -> yieldNow())
                .run(v -> {
                    asked.await();
                    return task[0].cancel();
                }));
        gate.countDown();
        server.stop(0);
        assertThat(log).containsExactly("CancelledError");
        assertThat(exchange).isCompletedExceptionally();
    }
}
