package io.fermata;

import org.jspecify.annotations.Nullable;

/** A callback that a loop will run, unless it is cancelled before. */
public final class Handle extends Node {

    private final CallbackLoop loop;
    private volatile @Nullable Runnable callback;
    private boolean timed;

    Handle(CallbackLoop loop, Runnable callback) {
        this.loop = loop;
        this.callback = callback;
    }

    /** Takes the callback back; without effect once it has begun. A timer is for the loop's thread to cancel. */
    public void cancel() {
        if (callback != null) {
            callback = null;
            if (timed) {
                loop.queue.timers.cancelled();
            }
        }
    }

    /**
     * Tells whether the callback will not run any more: cancelled, or begun.
     *
     * @return whether cancelling has no effect
     */
    public boolean isCancelled() {
        return callback == null;
    }

    /** This handle as a timer. */
    Timed timer() {
        timed = true;
        return new Timer(this);
    }

    @Override
    void run() {
        Runnable action = callback;
        callback = null;
        if (action != null) {
            action.run();
        }
    }

    private record Timer(Handle handle) implements Timed {

        @Override
        public boolean isCancelled() {
            return handle.isCancelled();
        }

        @Override
        public @Nullable Node due() {
            handle.timed = false;
            return handle.isCancelled() ? null : handle;
        }
    }
}
