package io.fermata;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Time that leaps to the next timer when there is nothing to do, so that a program's hours pass at once and exactly. */
public final class VirtualTime implements IdleWait {
    private final Semaphore wakeUps = new Semaphore(0);
    private long now;

    private VirtualTime() {}

    /** The same as {@link Asyncio#run}, in virtual time; tells how much of it has passed. */
    public static Duration run(Coroutine<Void> main) {
        VirtualTime time = new VirtualTime();
        Runner.run(main, new EventLoop(time));
        return Duration.ofNanos(time.now);
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void await(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            wakeUps.acquireUninterruptibly();
        } else if (!wakeUps.tryAcquire()) {
            now += nanos;
        }
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }

    @Override
    public void leave() {}

    @Override
    public void close() {}
}
