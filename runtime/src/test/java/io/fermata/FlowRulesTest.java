package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** The Technology Compatibility Kit of Reactive Streams, which is made of TestNG's tests. */
class FlowRulesTest {
    @ParameterizedTest
    @ValueSource(classes = {PublisherRules.class, SubscriberRules.class})
    void the_rules_are_kept(Class<?> rules) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {rules});
        kit.addListener(results);
        kit.run();
        List<String> failures = new ArrayList<>();
        for (ITestResult failed : results.getFailedTests()) {
            failures.add(failed.getName() + ": " + failed.getThrowable());
        }
        assertThat(failures).isEmpty();
        assertThat(results.getConfigurationFailures()).isEmpty();
        assertThat(results.getPassedTests()).hasSizeGreaterThan(10);
    }

    /** A loop of its own for the time of a class of rules. */
    private static final class BackgroundLoop {
        final EventLoop loop = EventLoop.create();
        private final Thread thread = new Thread(loop::runForever, "loop");

        BackgroundLoop() {
            loop.setExceptionHandler((where, context) -> {});
            thread.start();
        }

        void stop() throws InterruptedException {
            loop.callSoonThreadsafe(loop::stop);
            thread.join();
            loop.close();
        }
    }

    public static final class PublisherRules extends FlowPublisherVerification<Integer> {
        private BackgroundLoop background;

        public PublisherRules() {
            super(new TestEnvironment(500, 50));
        }

        @BeforeClass
        public void startLoop() {
            background = new BackgroundLoop();
        }

        @AfterClass
        public void stopLoop() throws InterruptedException {
            background.stop();
        }

        @Override
        public Flow.Publisher<Integer> createFlowPublisher(long elements) {
            AsyncIterable<Integer> numbers = () -> new AsyncIterator<>() {
                private int current = -1;

                @Override
                public Awaitable<Boolean> advance() {
                    return Coroutine.of(++current < elements);
                }

                @Override
                public Integer current() {
                    return current;
                }
            };
            return Publishers.toPublisher(numbers, background.loop);
        }

        @Override
        public Flow.Publisher<Integer> createFailedFlowPublisher() {
            AsyncIterable<Integer> failed = () -> {
                throw new IllegalStateException("no iterator");
            };
            return Publishers.toPublisher(failed, background.loop);
        }
    }

    public static final class SubscriberRules extends FlowSubscriberBlackboxVerification<Integer> {
        private BackgroundLoop background;

        public SubscriberRules() {
            super(new TestEnvironment(500, 50));
        }

        @BeforeClass
        public void startLoop() {
            background = new BackgroundLoop();
        }

        @AfterClass
        public void stopLoop() throws InterruptedException {
            background.stop();
        }

        /** Iterates on the loop; the subscriber is what the iteration subscribes to its publisher. */
        @Override
        public Flow.Subscriber<Integer> createFlowSubscriber() {
            SynchronousQueue<Flow.Subscriber<? super Integer>> subscribers = new SynchronousQueue<>();
            AsyncGenerator<Integer> values =
                    Publishers.toAsyncIterable(subscriber -> new Thread(() -> put(subscribers, subscriber)).start());
            Asyncio.runCoroutineThreadsafe(
                    new Script<>().repeat(1_000, v -> values.advance()).rescue(failed -> null), background.loop);
            return take(subscribers);
        }

        private static void put(
                SynchronousQueue<Flow.Subscriber<? super Integer>> queue, Flow.Subscriber<? super Integer> subscriber) {
            try {
                queue.put(subscriber);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @SuppressWarnings("unchecked")
        private static Flow.Subscriber<Integer> take(SynchronousQueue<Flow.Subscriber<? super Integer>> queue) {
            try {
                return (Flow.Subscriber<Integer>) queue.take();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }
}
