package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler calls in place of an await of something well known: it has to be the same thing. */
class DirectAwaitsTest {
    private final List<String> log = new ArrayList<>();

    private interface Wait {
        Object begin(Execution e) throws Throwable;
    }

    /** A method that awaits once, as the compiler would have it. */
    private final class Method extends Coroutine<Object> {
        private final String name;
        private final Wait wait;

        Method(String name, Wait wait) {
            this.name = name;
            this.wait = wait;
        }

        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            if (failure != null) {
                throw failure;
            }
            Object result = Execution.state(this) > 0 ? value : wait.begin(e);
            if (result == Execution.SUSPENDED) {
                log.add(name + " waits");
                return e.suspend(this, 1);
            }
            log.add(name + " has " + result);
            return result;
        }
    }

    private Script<Object> twice(String name, Wait wait) {
        return new Script<>().await(v -> new Method(name + " 1", wait)).run(v -> {
            Asyncio.createTask(new Method(name + " 2", wait));
            return null;
        });
    }

    @Test
    void items_are_taken_at_once_or_waited_for() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        queue.putNowait("a");
        VirtualTime.run(twice("get", e -> DirectAwaits.get(queue, e))
                .await(v -> Asyncio.yieldNow())
                .then(() -> queue.putNowait("b"))
                .repeat(2, v -> Asyncio.yieldNow()));
        assertThat(log).containsExactly("get 1 has a", "get 2 waits", "get 2 has b");
    }

    @Test
    void items_are_put_at_once_or_when_there_is_room() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        VirtualTime.run(twice("put", e -> DirectAwaits.put(queue, "item", e))
                .await(v -> Asyncio.yieldNow())
                .then(queue::getNowait)
                .repeat(2, v -> Asyncio.yieldNow()));
        assertThat(log).containsExactly("put 1 has null", "put 2 waits", "put 2 has null");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void locks_semaphores_and_events_let_in_or_make_wait() {
        AsyncLock lock = new AsyncLock();
        AsyncSemaphore semaphore = new AsyncSemaphore(1);
        AsyncEvent event = new AsyncEvent();
        event.set();
        VirtualTime.run(new Script<>()
                .await(v -> twice("lock", e -> DirectAwaits.acquire(lock, e)))
                .await(v -> twice("semaphore", e -> DirectAwaits.acquire(semaphore, e)))
                .await(v -> new Method("event 1", e -> DirectAwaits.waitUntilSet(event, e)))
                .then(event::clear)
                .then(() -> Asyncio.createTask(new Method("event 2", e -> DirectAwaits.waitUntilSet(event, e))))
                .await(v -> Asyncio.yieldNow())
                .then(() -> assertThat(log).endsWith("lock 2 waits", "semaphore 2 waits", "event 2 waits"))
                .then(lock::release)
                .then(semaphore::release)
                .then(event::set)
                .repeat(2, v -> Asyncio.yieldNow()));
        assertThat(log)
                .filteredOn(line -> line.contains("has"))
                .extracting(line -> line.substring(0, line.indexOf(" has")))
                .containsExactly("lock 1", "semaphore 1", "event 1", "lock 2", "semaphore 2", "event 2");
    }

    @Test
    void a_sleep_of_no_time_is_a_turn_of_the_loop() {
        VirtualTime.run(new Script<>()
                .then(() -> EventLoop.current().callSoon(() -> log.add("next")))
                .await(v -> new Method("sleep", e -> DirectAwaits.sleep(Duration.ZERO, e)))
                .await(v -> new Method("hour", e -> DirectAwaits.sleep(Duration.ofHours(1), e)))
                .then(() -> log.add("" + VirtualTime.elapsed())));
        assertThat(log).containsExactly("sleep waits", "next", "sleep has null", "hour waits", "hour has null", "PT1H");
    }
}
