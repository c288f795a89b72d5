package io.fermata;

import org.jspecify.annotations.Nullable;

/** A foreign continuation that waits for a task or a promise. */
final class Resumption<T extends @Nullable Object> extends Node {

    private final Completion<T> source;
    private @Nullable Continuation<? super T> target;

    Resumption(Completion<T> source, Continuation<? super T> target) {
        this.source = source;
        this.target = target;
    }

    /** Resumes a continuation that expects nothing. */
    @SuppressWarnings("unchecked")
    static void resumeWithNothing(Continuation<?> k) {
        ((Continuation<@Nullable Object>) k).resume(null);
    }

    /** Forgets the continuation if it is {@code k}. */
    boolean drop(Continuation<?> k) {
        if (target != k) {
            return false;
        }
        target = null;
        return true;
    }

    /** Resumes the continuation, or begins to wait if it has come from another thread before the end. */
    @Override
    void run() {
        Object end = source.peek();
        if (end == null) {
            source.whenDone(this);
        } else if (target != null) {
            source.resume(target, end);
        }
    }

    /** The loop was closed before this reached it: whoever waits must not do so for ever. */
    @Override
    void dropped() {
        if (source.isDone()) {
            run();
        } else if (target != null) {
            target.fail(EventLoop.closed());
        }
    }
}
