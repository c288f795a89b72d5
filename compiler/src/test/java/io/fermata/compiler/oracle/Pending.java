package io.fermata.compiler.oracle;

import io.fermata.Awaitable;
import io.fermata.Continuation;
import java.util.ArrayDeque;
import java.util.Queue;

/** Something to await, any number of times, that a test resumes by hand. */
public final class Pending<T> implements Awaitable<T> {
    private final Queue<Continuation<? super T>> waiting = new ArrayDeque<>();

    @Override
    public void subscribe(Continuation<? super T> waiter) {
        waiting.add(waiter);
    }

    public boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Resumes who has waited longest. */
    public void resume(T value) {
        waiting.remove().resume(value);
    }

    /** Fails who has waited longest. */
    public void fail(Throwable failure) {
        waiting.remove().fail(failure);
    }

    /** Resumes everybody, and who waits again meanwhile, as often as there is somebody. */
    public int resumeAll(T value) {
        int count = 0;
        while (!waiting.isEmpty()) {
            resume(value);
            count++;
        }
        return count;
    }
}
