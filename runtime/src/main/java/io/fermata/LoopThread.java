package io.fermata;

import org.jspecify.annotations.Nullable;

/** Which thread runs a loop, and which loop runs on a thread: at most one each. */
final class LoopThread {

    private static final ThreadLocal<@Nullable EventLoop> RUNNING = new ThreadLocal<>();

    private volatile @Nullable Thread thread;

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
