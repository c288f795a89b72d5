package io.fermata;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Which thread runs a loop, and which loop runs on a thread: at most one each. */
final class LoopThread {

    private static final ThreadLocal<@Nullable EventLoop> RUNNING = new ThreadLocal<>();

    private volatile @Nullable Thread thread;

    /** How many read the loop while nobody runs it. */
    private final AtomicInteger readers = new AtomicInteger();

    /** The loop that runs on this thread. */
    static @Nullable EventLoop loopHere() {
        return RUNNING.get();
    }

    void requireFree() {
        if (thread != null || RUNNING.get() != null) {
            throw new IllegalStateException("an event loop is already running on this thread");
        }
    }

    void enter(EventLoop loop) {
        requireFree();
        thread = Thread.currentThread();
        RUNNING.set(loop);
        awaitReaders();
    }

    /** Keeps others from running the loop until {@link #endReading}; false if somebody runs it. */
    boolean beginReading() {
        readers.incrementAndGet();
        if (thread == null) {
            return true;
        }
        endReading();
        return false;
    }

    void endReading() {
        if (readers.decrementAndGet() == 0) {
            synchronized (readers) {
                readers.notifyAll();
            }
        }
    }

    /** Those who came before; whoever comes now sees that the loop runs. */
    private void awaitReaders() {
        if (readers.get() == 0) {
            return;
        }
        boolean interrupted = false;
        synchronized (readers) {
            while (readers.get() > 0) {
                try {
                    readers.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void leave() {
        thread = null;
        RUNNING.remove();
    }

    /** The thread that runs the loop; null if none does. */
    @Nullable
    Thread get() {
        return thread;
    }

    boolean isRunning() {
        return thread != null;
    }

    /** Whether this thread runs the loop. */
    boolean isHere() {
        return thread == Thread.currentThread();
    }

    /** Whether another thread runs the loop. */
    boolean isElsewhere() {
        Thread runner = thread;
        return runner != null && runner != Thread.currentThread();
    }

    void refuseOthers() {
        if (isElsewhere()) {
            throw new IllegalStateException("not the thread of the event loop; use callSoonThreadsafe");
        }
    }
}
