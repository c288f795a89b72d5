package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncLock;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What an await allocates, to the byte: times vary, this does not.
 *
 * <p>Each operation runs so few times that the JIT's escape analysis takes no part; what it saves comes on top.
 */
class AllocationTest {
    private static final int TIMES = 300;
    private static final int RUNS = 5;
    private static final int FRAME = 32;
    private static final int TASK = 64;
    private static final int TIMER = 24;
    private static final Duration SHORT = Duration.ofNanos(1);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final EventLoop loop = EventLoop.create();

    @Test
    void a_call_that_is_bound_allocates_nothing() {
        assertThat(bytesOf(this::fusedCalls)).isZero();
    }

    @Test
    void a_call_that_is_not_bound_allocates_its_frame() {
        assertThat(bytesOf(this::virtualCalls)).isEqualTo(FRAME);
    }

    @Test
    void a_call_that_suspends_allocates_its_frame_and_nothing_for_the_suspension() {
        assertThat(bytesOf(this::suspendingCalls)).isEqualTo(FRAME);
    }

    @Test
    void a_switch_allocates_nothing() {
        assertThat(bytesOf(this::switches)).isZero();
    }

    @Test
    void a_pause_allocates_one_object() {
        assertThat(bytesOf(this::pauses)).isEqualTo(TIMER);
    }

    @Test
    void queues_allocate_nothing_whether_one_waits_or_not() {
        assertThat(bytesOf(this::messagesThatAreThere)).isZero();
        assertThat(bytesOf(this::messagesWaitedFor)).isZero();
    }

    @Test
    void a_free_lock_allocates_nothing() {
        assertThat(bytesOf(this::lockings)).isZero();
    }

    @Test
    void a_task_allocates_itself_and_the_frame_of_its_method() {
        assertThat(bytesOf(this::tasks)).isEqualTo(TASK + FRAME);
    }

    @Test
    void an_item_of_a_generator_allocates_its_request() {
        assertThat(bytesOf(this::items)).isEqualTo(FRAME);
    }

    @Test
    void a_member_of_a_gather_allocates_little_beside_its_task() {
        assertThat(bytesOf(this::members)).isLessThan(TASK + 2 * FRAME + 96);
    }

    /** The slope: what is allocated once, before and after, drops out. */
    private double bytesOf(IntFunction<Coroutine<Integer>> operation) {
        loop.runUntilComplete(operation.apply(2 * TIMES));
        return (leastBytesOf(operation, 2 * TIMES) - leastBytesOf(operation, TIMES)) / (double) TIMES;
    }

    /** What the JVM allocates on this thread now and then, for its own ends, is not in each of several runs. */
    private long leastBytesOf(IntFunction<Coroutine<Integer>> operation, int times) {
        return LongStream.range(0, RUNS)
                .map(run -> allocatedBy(operation.apply(times)))
                .min()
                .orElseThrow();
    }

    private long allocatedBy(Coroutine<Integer> operation) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        loop.runUntilComplete(operation);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Async
    private Coroutine<Integer> fusedCalls(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum = sum + await(bound(i)) & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> virtualCalls(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum = sum + await(open(i)) & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> suspendingCalls(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum = sum + await(suspending(i)) & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> switches(int times) {
        for (int i = 0; i < times; i++) {
            await(yieldNow());
        }
        return Coroutine.of(times & 63);
    }

    @Async
    private Coroutine<Integer> pauses(int times) {
        for (int i = 0; i < times; i++) {
            await(sleep(SHORT));
        }
        return Coroutine.of(times & 63);
    }

    @Async
    private Coroutine<Integer> messagesThatAreThere(int times) {
        AsyncQueue<Integer> queue = new AsyncQueue<>();
        int sum = 0;
        for (int i = 0; i < times; i++) {
            await(queue.put(i & 63));
            sum = sum + await(queue.get()) & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> messagesWaitedFor(int times) {
        AsyncQueue<Integer> there = new AsyncQueue<>(1);
        AsyncQueue<Integer> back = new AsyncQueue<>(1);
        createTask(echo(there, back, times));
        int sum = 0;
        for (int i = 0; i < times; i++) {
            await(there.put(i & 63));
            sum = sum + await(back.get()) & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> echo(AsyncQueue<Integer> there, AsyncQueue<Integer> back, int times) {
        for (int i = 0; i < times; i++) {
            await(back.put(await(there.get())));
        }
        return Coroutine.of(times & 63);
    }

    @Async
    private Coroutine<Integer> lockings(int times) {
        AsyncLock lock = new AsyncLock();
        for (int i = 0; i < times; i++) {
            try (var held = await(lock.acquire())) {
                held.hashCode();
            }
        }
        return Coroutine.of(times & 63);
    }

    @Async
    private Coroutine<Integer> tasks(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum = sum + await(createTask(open(i))) & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> items(int times) {
        int sum = 0;
        for (int item : each(numbers(times))) {
            sum = sum + item & 63;
        }
        return Coroutine.of(sum);
    }

    @Async
    private Coroutine<Integer> members(int times) {
        List<Coroutine<Integer>> members = new ArrayList<>(1_000);
        for (int i = 0; i < times; i++) {
            members.add(open(i));
        }
        return Coroutine.of(await(gather(members)).size() & 63);
    }

    @Async
    private Coroutine<Integer> bound(int i) {
        return Coroutine.of(i & 63);
    }

    @Async
    Coroutine<Integer> open(int i) {
        return Coroutine.of(i & 63);
    }

    @Async
    private Coroutine<Integer> suspending(int i) {
        await(yieldNow());
        return Coroutine.of(i & 63);
    }

    @Async
    private AsyncGenerator<Integer> numbers(int times) {
        for (int i = 0; i < times; i++) {
            emit(i & 63);
        }
        return AsyncGenerator.done();
    }
}
