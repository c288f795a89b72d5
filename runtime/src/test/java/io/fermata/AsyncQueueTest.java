package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsyncQueueTest {
    private final List<String> log = new ArrayList<>();

    private static <T> Script<T> script() {
        return new Script<>();
    }

    private Script<Object> getter(String name, AsyncQueue<String> queue) {
        return script().await(v -> queue.get())
                .run(v -> log.add(name + "=" + v))
                .rescue(e -> log.add(name + ":" + e.getClass().getSimpleName()));
    }

    private Script<Object> putter(String item, AsyncQueue<String> queue) {
        return script().await(v -> queue.put(item))
                .run(v -> log.add("put " + item))
                .rescue(e -> log.add("put " + item + ":" + e.getClass().getSimpleName()));
    }

    private static Script<Object> settle(Script<Object> script) {
        return script.repeat(5, v -> yieldNow());
    }

    @Test
    void items_come_out_in_the_order_they_went_in() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(script().await(v -> queue.put("a"))
                .await(v -> queue.put(null))
                .await(v -> queue.put("c"))
                .await(v -> queue.get())
                .run(v -> log.add("" + v))
                .await(v -> queue.get())
                .run(v -> log.add("" + v))
                .run(v -> log.add(queue.getNowait())));
        assertThat(log).containsExactly("a", "null", "c");
    }

    @Test
    void put_and_get_do_not_suspend_when_they_need_not() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        VirtualTime.run(script().then(() -> EventLoop.current().callSoon(() -> log.add("next iteration")))
                .await(v -> queue.put("a"))
                .await(v -> queue.get())
                .then(queue::taskDone)
                .await(v -> queue.join())
                .then(() -> log.add("not suspended")));
        assertThat(log.get(0)).isEqualTo("not suspended");
    }

    @Test
    void getters_are_served_in_the_order_they_came() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(settle(settle(script().then(() ->
                        IntStream.range(0, 3).forEach(i -> createTask(getter("g" + i, queue)))))
                .then(() -> List.of("a", "b", "c").forEach(queue::putNowait))));
        assertThat(log).containsExactly("g0=a", "g1=b", "g2=c");
    }

    @Test
    void putters_are_served_in_the_order_they_came() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        VirtualTime.run(settle(settle(script().then(() -> queue.putNowait("0"))
                                .then(() -> List.of("a", "b", "c").forEach(item -> createTask(putter(item, queue)))))
                        .then(() -> assertThat(queue.isFull()).isTrue()))
                .repeat(
                        4,
                        v -> script().run(w -> log.add("got " + queue.getNowait()))
                                .repeat(3, w -> yieldNow())));
        assertThat(log).containsExactly("got 0", "put a", "got a", "put b", "got b", "put c", "got c");
    }

    @Test
    void nowait_on_a_full_or_an_empty_queue_is_an_error() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        assertThatThrownBy(queue::getNowait).isInstanceOf(QueueEmpty.class);
        queue.putNowait("a");
        assertThatThrownBy(() -> queue.putNowait("b")).isInstanceOf(QueueFull.class);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.isFull()).isTrue();
        assertThat(queue.isEmpty()).isFalse();
    }

    @Test
    void a_size_of_zero_or_less_is_no_bound() {
        AsyncQueue<String> queue = new AsyncQueue<>(-1);
        IntStream.range(0, 1_000).forEach(i -> queue.putNowait("" + i));
        assertThat(queue.isFull()).isFalse();
        assertThat(queue.size()).isEqualTo(1_000);
    }

    @Test
    void a_newcomer_does_not_take_the_item_another_was_woken_for() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(settle(settle(script().then(() -> createTask(getter("first", queue))))
                .then(() -> queue.putNowait("a"))
                .then(() -> EventLoop.current().callLater(Duration.ofSeconds(1), () -> queue.putNowait("b")))
                .await(v -> getter("newcomer", queue))));
        assertThat(log).containsExactly("first=a", "newcomer=b");
    }

    @Test
    void a_getter_robbed_by_nowait_keeps_its_place() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(settle(settle(settle(script().then(() -> createTask(getter("first", queue)))
                                .then(() -> createTask(getter("second", queue))))
                        .then(() -> queue.putNowait("robbed"))
                        .then(() -> log.add(queue.getNowait())))
                .then(() -> queue.putNowait("a"))
                .then(() -> queue.putNowait("b"))));
        assertThat(log).containsExactly("robbed", "first=a", "second=b");
    }

    @Test
    void a_woken_getter_that_is_cancelled_passes_its_item_on() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        AtomicReference<Task<?>> first = new AtomicReference<>();
        VirtualTime.run(settle(settle(script().then(() -> first.set(createTask(getter("first", queue))))
                        .then(() -> createTask(getter("second", queue))))
                .then(() -> queue.putNowait("a"))
                .then(() -> first.get().cancel())));
        assertThat(log).containsExactly("first:CancelledError", "second=a");
    }

    @Test
    void a_woken_getter_that_is_cancelled_alone_leaves_the_item_in_the_queue() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        AtomicReference<Task<?>> getter = new AtomicReference<>();
        VirtualTime.run(settle(settle(script().then(() -> getter.set(createTask(getter("g", queue)))))
                .then(() -> queue.putNowait("a"))
                .then(() -> getter.get().cancel())));
        assertThat(log).containsExactly("g:CancelledError");
        assertThat(queue.getNowait()).isEqualTo("a");
    }

    @Test
    void a_waiting_getter_that_is_cancelled_leaves_the_line() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        AtomicReference<Task<?>> first = new AtomicReference<>();
        VirtualTime.run(settle(settle(script().then(() -> first.set(createTask(getter("first", queue))))
                        .then(() -> createTask(getter("second", queue))))
                .then(() -> first.get().cancel())
                .then(() -> queue.putNowait("a"))));
        assertThat(log).containsExactly("first:CancelledError", "second=a");
    }

    @Test
    void a_woken_putter_that_is_cancelled_passes_the_room_on() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        AtomicReference<Task<?>> first = new AtomicReference<>();
        VirtualTime.run(settle(settle(script().then(() -> queue.putNowait("0"))
                        .then(() -> first.set(createTask(putter("a", queue))))
                        .then(() -> createTask(putter("b", queue))))
                .then(queue::getNowait)
                .then(() -> first.get().cancel())));
        assertThat(log).containsExactly("put a:CancelledError", "put b");
        assertThat(queue.getNowait()).isEqualTo("b");
    }

    @Test
    void join_waits_until_every_item_is_done() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(script().then(() -> queue.putNowait("a"))
                .then(() -> queue.putNowait("b"))
                .then(() -> createTask(script().repeat(
                                2,
                                v -> script().await(w -> queue.get())
                                        .await(w -> sleep(Duration.ofSeconds(1)))
                                        .then(queue::taskDone))))
                .await(v -> queue.join())
                .then(() -> log.add("" + VirtualTime.elapsed()))
                .await(v -> queue.join())
                .then(() -> log.add("at once")));
        assertThat(log).containsExactly("PT2S", "at once");
    }

    @Test
    void task_done_once_too_often_is_an_error() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        queue.putNowait("a");
        queue.taskDone();
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void after_shutdown_puts_fail_and_gets_drain() {
        AsyncQueue<String> queue = new AsyncQueue<>(1);
        VirtualTime.run(settle(
                        script().then(() -> queue.putNowait("a")).then(() -> createTask(putter("waiting", queue))))
                .then(queue::shutdown)
                .then(() -> assertThatThrownBy(() -> queue.putNowait("x")).isInstanceOf(QueueShutDown.class))
                .await(v -> yieldNow())
                .await(v -> putter("late", queue))
                .await(v -> getter("drains", queue))
                .await(v -> getter("dry", queue))
                .then(() -> assertThatThrownBy(queue::getNowait).isInstanceOf(QueueShutDown.class)));
        assertThat(log)
                .containsExactly(
                        "put waiting:QueueShutDown", "put late:QueueShutDown", "drains=a", "dry:QueueShutDown");
    }

    @Test
    void shutdown_releases_waiting_getters() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(settle(settle(
                        script().then(() -> createTask(getter("1", queue))).then(() -> createTask(getter("2", queue))))
                .then(queue::shutdown)));
        assertThat(log).containsExactly("1:QueueShutDown", "2:QueueShutDown");
    }

    @Test
    void immediate_shutdown_drops_the_items_and_releases_join() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(settle(settle(script().then(() -> queue.putNowait("a"))
                        .then(() -> queue.putNowait("b"))
                        .then(() -> createTask(script().await(v -> queue.join()).then(() -> log.add("joined")))))
                .then(() -> queue.shutdown(true))));
        assertThat(log).containsExactly("joined");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void immediate_shutdown_leaves_join_to_the_work_under_way() {
        AsyncQueue<String> queue = new AsyncQueue<>();
        VirtualTime.run(settle(settle(settle(script().then(() -> queue.putNowait("a"))
                                .then(() -> queue.putNowait("b"))
                                .then(queue::getNowait)
                                .then(() -> createTask(
                                        script().await(v -> queue.join()).then(() -> log.add("joined")))))
                        .then(() -> queue.shutdown(true)))
                .then(() -> log.add("working"))
                .then(queue::taskDone)));
        assertThat(log).containsExactly("working", "joined");
    }

    @Test
    void a_lifo_queue_gives_the_newest_item_first() {
        AsyncQueue<String> queue = new AsyncLifoQueue<>();
        List.of("a", "b", "c").forEach(queue::putNowait);
        assertThat(List.of(queue.getNowait(), queue.getNowait(), queue.getNowait()))
                .containsExactly("c", "b", "a");
    }

    @Test
    void a_priority_queue_gives_the_least_item_first() {
        AsyncQueue<String> queue = new AsyncPriorityQueue<>();
        List.of("b", "c", "a").forEach(queue::putNowait);
        assertThat(List.of(queue.getNowait(), queue.getNowait(), queue.getNowait()))
                .containsExactly("a", "b", "c");
        AsyncQueue<String> reversed = new AsyncPriorityQueue<>(3, Comparator.reverseOrder());
        List.of("b", "c", "a").forEach(reversed::putNowait);
        assertThat(reversed.isFull()).isTrue();
        assertThat(reversed.getNowait()).isEqualTo("c");
        AsyncQueue<Integer> numbers = new AsyncPriorityQueue<>();
        numbers.putNowait(2);
        numbers.putNowait(1);
        assertThat(numbers.getNowait()).isEqualTo(1);
    }

    @Test
    void a_priority_queue_refuses_null_whatever_its_order_says() {
        AsyncQueue<String> queue = new AsyncPriorityQueue<>(0, Comparator.nullsFirst(Comparator.naturalOrder()));
        assertThatNullPointerException().isThrownBy(() -> queue.putNowait(null)).withMessageContaining("takes no null");
        VirtualTime.run(script().await(v -> queue.put(null))
                .rescue(e -> log.add(e.getClass().getSimpleName()))
                .await(v -> queue.join()));
        assertThat(log).containsExactly("NullPointerException");
        assertThat(queue.isEmpty()).isTrue();
    }
}
