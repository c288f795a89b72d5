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

    @Override
    void run() {
        if (target != null) {
            source.resume(target, source.ending());
        }
    }
}
