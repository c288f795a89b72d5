package io.fermata;

import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be done to an asynchronous generator besides asking for the next value. */
class AsyncGeneratorTest {
    private final List<String> log = new ArrayList<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    /**
     * A method that emits 1, 2, ... and what it was sent; an {@code IOException} is caught and answered by 10 more; when it
     * is left by anything else, its finally block awaits, and {@code emitsAtTheEnd} makes it emit there.
     */
    private final class Counter extends Coroutine<Object> {
        private static final int CLEANING = 100;

        private final boolean emitsAtTheEnd;
        private int count;
        private Throwable leaving;

        Counter(boolean emitsAtTheEnd) {
            this.emitsAtTheEnd = emitsAtTheEnd;
        }

        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            int state = Execution.state(this);
            if (state == CLEANING) {
                if (failure != null) {
                    throw failure;
                }
                log.add("cleaned up after " + VirtualTime.elapsed());
                if (emitsAtTheEnd) {
                    e.emit("too late");
                    return e.emitted(this, CLEANING + 1);
                }
                throw leaving;
            }
            if (failure instanceof IOException) {
                count += 10;
            } else if (failure != null) {
                log.add("left by " + failure.getClass().getSimpleName());
                leaving = failure;
                e.await(sleep(Duration.ofSeconds(1)));
                return e.suspend(this, CLEANING);
            }
            if (value != null) {
                log.add("sent " + value);
            }
            e.emit(++count);
            return e.emitted(this, 1);
        }
    }

    private AsyncGenerator<?> counter(boolean emitsAtTheEnd) {
        return Execution.asyncGenerator(new Counter(emitsAtTheEnd));
    }

    private Script<Object> with(AsyncGenerator<?> generator, List<Script.Body<Object>> requests) {
        Script<Object> whole = script();
        for (Script.Body<Object> request : requests) {
            whole.await(v -> new Script<>()
                    .await(request)
                    .run(more -> log.add(Boolean.TRUE.equals(more) ? "at " + generator.current() : "" + more))
                    .rescue(e -> log.add(e.getClass().getSimpleName() + ": " + e.getMessage())));
        }
        return whole;
    }

    private void run(AsyncGenerator<?> generator, List<Script.Body<Object>> requests) {
        VirtualTime.run(with(generator, requests));
    }

    @Test
    void what_is_sent_arrives_where_it_emitted() {
        AsyncGenerator<?> counter = counter(false);
        run(counter, List.of(v -> counter.advance(), v -> counter.send("hello"), v -> counter.closeAsync()));
        assertThat(log)
                .containsExactly(
                        "at 1", "sent hello", "at 2", "left by GeneratorExit", "cleaned up after PT1S", "null");
    }

    @Test
    void nothing_can_be_sent_before_the_first_value() {
        AsyncGenerator<?> counter = counter(false);
        run(counter, List.of(v -> counter.send("too early"), v -> counter.send(null), v -> counter.closeAsync()));
        assertThat(log.get(0)).startsWith("IllegalStateException: cannot send");
        assertThat(log.get(1)).isEqualTo("at 1");
    }

    @Test
    void a_failure_thrown_in_can_be_caught_there_and_answered() {
        AsyncGenerator<?> counter = counter(false);
        run(counter, List.of(v -> counter.advance(), v -> counter.fail(new IOException()), v -> counter.closeAsync()));
        assertThat(log).startsWith("at 1", "at 12");
    }

    @Test
    void a_failure_thrown_in_that_is_not_caught_comes_back_after_the_clean_up() {
        AsyncGenerator<?> counter = counter(false);
        IllegalArgumentException failure = new IllegalArgumentException("in and out");
        run(counter, List.of(v -> counter.advance(), v -> counter.fail(failure), v -> counter.advance()));
        assertThat(log)
                .containsExactly(
                        "at 1",
                        "left by IllegalArgumentException",
                        "cleaned up after PT1S",
                        "IllegalArgumentException: in and out",
                        "false");
    }

    @Test
    void a_failure_to_throw_there_has_to_be() {
        AsyncGenerator<Integer> counter = AsyncGenerator.done();
        assertThatThrownBy(() -> counter.fail(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void a_failure_thrown_into_one_that_has_not_begun_ends_it() {
        AsyncGenerator<?> counter = counter(false);
        run(counter, List.of(v -> counter.fail(new IOException("early")), v -> counter.advance()));
        assertThat(log).containsExactly("IOException: early", "false");
    }

    @Test
    void closing_twice_or_before_the_beginning_is_fine() {
        AsyncGenerator<?> counter = counter(false);
        AsyncGenerator<?> unused = counter(false);
        run(
                counter,
                List.of(
                        v -> counter.advance(),
                        v -> counter.closeAsync(),
                        v -> counter.closeAsync(),
                        v -> counter.advance(),
                        v -> unused.closeAsync(),
                        v -> unused.advance()));
        assertThat(log)
                .containsExactly(
                        "at 1",
                        "left by GeneratorExit",
                        "cleaned up after PT1S",
                        "null",
                        "null",
                        "false",
                        "null",
                        "false");
    }

    @Test
    void emitting_while_it_is_closed_is_an_error() {
        AsyncGenerator<?> counter = counter(true);
        run(counter, List.of(v -> counter.advance(), v -> counter.closeAsync()));
        assertThat(log.get(3)).startsWith("IllegalStateException: the generator emitted");
    }

    @Test
    void closing_one_that_runs_is_an_error() {
        AsyncGenerator<?> counter = counter(false);
        run(
                counter,
                List.of(
                        v -> counter.advance(),
                        v -> {
                            Asyncio.createTask(with(counter, List.of(w -> counter.closeAsync())));
                            return Asyncio.yieldNow();
                        },
                        v -> counter.closeAsync()));
        assertThat(log.get(3)).startsWith("IllegalStateException: the generator is running already");
    }

    @Test
    void cancelling_who_asks_leaves_the_generator_by_the_cancellation() {
        AsyncGenerator<?> counter = counter(false);
        Task<?>[] asking = new Task<?>[1];
        VirtualTime.run(script().await(v -> counter.advance())
                .then(() -> asking[0] =
                        Asyncio.createTask(script().await(v -> counter.fail(new IllegalStateException("leave")))
                                .rescue(e -> log.add("" + e))))
                .await(v -> Asyncio.yieldNow())
                .then(() -> asking[0].cancel())
                .await(v -> asking[0])
                .await(v -> counter.advance())
                .run(more -> log.add("" + more)));
        assertThat(log).containsExactly("left by IllegalStateException", "io.fermata.CancelledError", "false");
    }
}
