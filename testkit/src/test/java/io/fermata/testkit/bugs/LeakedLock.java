package io.fermata.testkit.bugs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gatherSettled;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.AsyncLock;
import io.fermata.Coroutine;
import io.fermata.Task;

/** Takes a lock and awaits once more before its try: a cancellation that comes there keeps the lock for ever. */
final class LeakedLock {

    private final AsyncLock lock = new AsyncLock();

    @Async
    static Coroutine<Void> start() {
        LeakedLock printer = new LeakedLock();
        Task<Void> job = createTask(printer.print());
        await(gatherSettled(job, printer.cancel(job)));
        assertThat(printer.lock.isLocked()).isFalse();
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> cancel(Task<?> job) {
        await(Work.awaits(3));
        job.cancel();
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> print() {
        await(lock.acquire());
        await(Work.awaits(1));
        try {
            await(Work.awaits(4));
        } finally {
            lock.release();
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> mended() {
        LeakedLock printer = new LeakedLock();
        Task<Void> job = createTask(printer.safePrint());
        await(gatherSettled(job, printer.cancel(job)));
        assertThat(printer.lock.isLocked()).isFalse();
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> safePrint() {
        try (var held = await(lock.acquire())) {
            await(Work.awaits(5));
        }
        return Coroutine.done();
    }

    boolean isLocked() {
        return lock.isLocked();
    }
}
