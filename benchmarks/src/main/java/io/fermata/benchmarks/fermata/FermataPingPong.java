package io.fermata.benchmarks.fermata;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import org.jspecify.annotations.Nullable;

/** Two tasks that send each other one message at a time. */
public final class FermataPingPong {

    private final EventLoop loop = EventLoop.create();

    /** Sends {@code rounds} messages there and as many back. */
    public int run(int rounds) {
        return loop.runUntilComplete(play(rounds));
    }

    @Async
    private static Coroutine<Integer> play(int rounds) {
        AsyncQueue<Integer> there = new AsyncQueue<>(1);
        AsyncQueue<Integer> back = new AsyncQueue<>(1);
        Task<Integer> ping = createTask(ping(there, back, rounds));
        Task<@Nullable Void> pong = createTask(pong(there, back, rounds));
        await(pong);
        return Coroutine.of(await(ping));
    }

    @Async
    private static Coroutine<Integer> ping(AsyncQueue<Integer> there, AsyncQueue<Integer> back, int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            await(there.put(i & 63));
            sum += await(back.get());
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<@Nullable Void> pong(AsyncQueue<Integer> there, AsyncQueue<Integer> back, int rounds) {
        for (int i = 0; i < rounds; i++) {
            int ball = await(there.get());
            await(back.put(ball));
        }
        return Coroutine.done();
    }
}
