package io.fermata;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The blocking calls of a loop that are under way on the threads all loops share. */
final class BlockingCalls {

    private final EventLoop loop;
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean used;

    /** Belongs to the loop's thread. */
    private @Nullable Promise<@Nullable Void> idle;

    /** Whether somebody has ever asked for {@link #idle()}: otherwise no call need tell the loop of its end. */
    private volatile boolean waitedFor;

    BlockingCalls(EventLoop loop) {
        this.loop = loop;
    }

    /** Hands a call over to its thread; unless it is refused, it tells of its {@link #end} itself. */
    void begin(Executor executor, Runnable call) {
        used = true;
        running.incrementAndGet();
        try {
            executor.execute(call);
        } catch (Throwable refused) {
            end();
            throw refused;
        }
    }

    /** From any thread. */
    void end() {
        if (running.decrementAndGet() == 0 && waitedFor) {
            loop.callIfOpen(this::wake);
        }
    }

    /** Whether there ever was one. */
    boolean wereMade() {
        return used;
    }

    int running() {
        return running.get();
    }

    /** Done as soon as no call is under way. */
    Promise<@Nullable Void> idle() {
        if (idle == null || idle.isDone()) {
            idle = loop.createPromise();
            waitedFor = true;
            wake();
        }
        return idle;
    }

    private void wake() {
        if (idle != null && running.get() == 0) {
            idle.complete(null);
        }
    }
}
