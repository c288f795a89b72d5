package io.fermata;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The blocking calls of a loop that are under way on the threads all loops share. */
final class BlockingCalls {

    private final EventLoop loop;
    private final AtomicInteger running = new AtomicInteger();

    /** Belongs to the loop's thread. */
    private @Nullable Promise<@Nullable Void> idle;

    BlockingCalls(EventLoop loop) {
        this.loop = loop;
    }

    void begin() {
        running.incrementAndGet();
    }

    /** From any thread. */
    void end() {
        if (running.decrementAndGet() == 0) {
            loop.callIfOpen(this::wake);
        }
    }

    int running() {
        return running.get();
    }

    /** Done as soon as no call is under way. */
    Promise<@Nullable Void> idle() {
        if (idle == null || idle.isDone()) {
            idle = loop.createPromise();
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
