package io.fermata;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Time that jumps to the next timer when nothing is ready: the little that the runtime's own tests need of what the test
 * kit, which stands on the runtime, gives to everybody else.
 */
final class VirtualTime implements SimulatedLoop.Clock {

    private static final long PATIENCE_SECONDS = 20;

    private final Semaphore wakeUps = new Semaphore(0);
    private long now;

    static EventLoop loop() {
        return SimulatedLoop.create(new VirtualTime()).loop();
    }

    /** {@link Asyncio#run} in virtual time. */
    static <T> T run(Coroutine<T> main) {
        return Runner.run(main, loop());
    }

    /** The same for programs that lose failures on purpose. */
    static <T> T runQuietly(Coroutine<T> main) {
        EventLoop loop = loop();
        loop.setExceptionHandler((where, context) -> {});
        return Runner.run(main, loop);
    }

    /** Virtual time since the running loop was made. */
    static Duration elapsed() {
        return Duration.ofNanos(EventLoop.current().time());
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void await(long nanos) {
        if (nanos != Long.MAX_VALUE) {
            now += nanos;
            return;
        }
        try {
            if (!wakeUps.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("deadlock: nothing is ready and no timer is set");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void wakeUp() {
        wakeUps.release();
    }
}
