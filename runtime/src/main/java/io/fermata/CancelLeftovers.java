package io.fermata;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Cancels the unfinished tasks of a loop and waits until each has ended, however it does. */
final class CancelLeftovers extends Coroutine<@Nullable Void> {

    private final EventLoop loop;
    private final Queue<Task<?>> left = new ArrayDeque<>();

    CancelLeftovers(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) {
        if (state <= 0) {
            left.addAll(loop.allTasks());
            left.remove(loop.current);
            left.forEach(Task::cancel);
        }
        while (!left.isEmpty()) {
            Task<?> task = left.remove();
            if (!task.isDone()) {
                e.subscribeTo(new Ended(task));
                return e.suspend(this, 1);
            }
        }
        return null;
    }

    /** Waits for the end of a task without taking its failure. */
    private record Ended(Task<?> task) implements Awaitable<@Nullable Void> {

        @Override
        public void subscribe(Continuation<? super @Nullable Void> k) {
            task.addDoneCallback(ended -> Resumption.resumeWithNothing(k));
        }
    }
}
