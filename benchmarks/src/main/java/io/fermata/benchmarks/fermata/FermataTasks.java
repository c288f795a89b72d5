package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import io.fermata.benchmarks.Opaque;
import java.util.ArrayList;
import java.util.List;

/** Tasks that are created and awaited. */
public final class FermataTasks {

    private final EventLoop loop = EventLoop.create();

    /** One after the other. */
    public int oneByOne(int times) {
        return loop.runUntilComplete(repeat(times));
    }

    /** Many at once, each suspending once. */
    public int gatherAll(int members) {
        return loop.runUntilComplete(all(members));
    }

    /** A tree of tasks, ten children each, down to {@code leaves} leaves. */
    public long skynet(int leaves) {
        return loop.runUntilComplete(node(0, leaves));
    }

    @Async
    private static Coroutine<Integer> repeat(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += await(createTask(leaf(i)));
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> leaf(int i) {
        return Coroutine.of((Opaque.read() + i) & 63);
    }

    @Async
    private static Coroutine<Integer> all(int members) {
        List<Coroutine<Integer>> coroutines = new ArrayList<>(members);
        for (int i = 0; i < members; i++) {
            coroutines.add(yielding(i));
        }
        int sum = 0;
        for (int result : await(gather(coroutines))) {
            sum += result;
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> yielding(int i) {
        await(yieldNow());
        return Coroutine.of(i & 63);
    }

    @Async
    private static Coroutine<Long> node(long number, int leaves) {
        if (leaves == 1) {
            return Coroutine.of(number);
        }
        Task<?>[] children = new Task<?>[10];
        for (int i = 0; i < 10; i++) {
            children[i] = createTask(node(number + (long) i * (leaves / 10), leaves / 10));
        }
        long sum = 0;
        for (Task<?> child : children) {
            sum += (Long) await(child);
        }
        return Coroutine.of(sum);
    }
}
