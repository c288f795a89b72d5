package io.fermata;

import static io.fermata.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private final List<Object> log = new ArrayList<>();

    /** A generator method written by hand: emits 1, sleeps, emits 2, and tells when it is left by a failure. */
    private final class Body extends Coroutine<Void> {
        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            if (failure != null) {
                log.add("left by " + failure.getClass().getSimpleName());
                throw failure;
            }
            switch (Execution.state(this)) {
                case 1 -> {
                    e.await(sleep(Duration.ofSeconds(1)));
                    return e.suspend(this, 2);
                }
                case 2 -> {
                    e.emit(2);
                    return e.emitted(this, 3);
                }
                case 3 -> {
                    return null;
                }
                default -> {
                    e.emit(1);
                    return e.emitted(this, 1);
                }
            }
        }
    }

    private AsyncGenerator<?> generator() {
        return Execution.asyncGenerator(new Body());
    }

    @Test
    void values_come_one_by_one_until_the_end() {
        AsyncGenerator<?> generator = generator();
        VirtualTime.run(new Script<Void>()
                .repeat(
                        4,
                        v -> new Script<>()
                                .await(x -> generator.advance())
                                .run(more -> log.add(Boolean.TRUE.equals(more) ? generator.current() : more))));
        assertThat(log).containsExactly(1, 2, false, false);
    }

    @Test
    void the_end_of_run_closes_what_is_left_open() {
        AsyncGenerator<?> generator = generator();
        VirtualTime.run(new Script<Void>().await(v -> generator.advance()).then(() -> log.add("main ends")));
        assertThat(log).containsExactly("main ends", "left by GeneratorExit");
    }

    @Test
    void a_second_request_at_the_same_time_is_an_error() {
        AsyncGenerator<?> generator = generator();
        Script<Object> main = new Script<>();
        main.await(v -> generator.advance())
                .run(v -> Asyncio.createTask(new Script<>().await(x -> generator.advance())))
                .await(v -> Asyncio.yieldNow())
                .await(v -> generator.advance());
        assertThatThrownBy(() -> VirtualTime.run(main))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("one request at a time");
    }

    @Test
    void there_is_no_current_value_before_the_first_and_after_the_last() {
        AsyncGenerator<?> generator = generator();
        assertThatThrownBy(generator::current).isInstanceOf(IllegalStateException.class);
        VirtualTime.run(new Script<Void>().repeat(3, v -> generator.advance()));
        assertThatThrownBy(generator::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_plain_generator_is_iterated_once() {
        Generator<?> generator = Execution.generator(new Coroutine<Void>() {
            @Override
            protected Object step(Execution e, Object value, Throwable failure) {
                int next = Math.max(Execution.state(this), 0) + 1;
                e.emit(next);
                return next > 3 ? null : e.emitted(this, next);
            }
        });
        Iterator<?> values = generator.iterator();
        assertThat(values).toIterable().map(Object.class::cast).containsExactly(1, 2, 3);
        assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(generator::iterator).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_that_has_failed_or_was_closed_is_exhausted_for_good() {
        AsyncGenerator<?> closed = generator();
        AsyncGenerator<?> failed = generator();
        VirtualTime.run(new Script<>()
                .await(v -> closed.advance())
                .await(v -> closed.closeAsync())
                .repeat(2, v -> new Script<>().await(x -> closed.advance()).run(log::add))
                .await(v -> failed.advance())
                .await(v -> new Script<>()
                        .await(x -> failed.fail(new IllegalStateException("thrown in")))
                        .rescue(e -> log.add(e.getMessage())))
                .repeat(2, v -> new Script<>().await(x -> failed.advance()).run(log::add)));
        assertThat(log)
                .filteredOn(entry -> !String.valueOf(entry).startsWith("left by"))
                .containsExactly(false, false, "thrown in", false, false);
    }
}
