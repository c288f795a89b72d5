package io.fermata;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a task group and the wait for its tasks: suspended at 1 in the body, at 2 in the wait. */
final class GroupScope<T extends @Nullable Object> extends Coroutine<T> {

    private @Nullable AsyncFunction<TaskGroup, T, ?> body;
    private @Nullable TaskGroup group;
    private @Nullable Object result;
    private @Nullable Throwable cancellation;

    GroupScope(AsyncFunction<TaskGroup, T, ?> body) {
        this.body = body;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        TaskGroup open = group;
        if (open == null) {
            return begin(e);
        }
        if (state == 1) {
            return bodyEnded(e, open, value, failure);
        }
        if (failure != null && !open.isAborting()) {
            cancellation = failure;
            open.abort();
        }
        return waitForTasks(e, open);
    }

    @Override
    @Nullable
    Blocker blocker() {
        return state == 2 ? Objects.requireNonNull(group).blocker() : null;
    }

    /** The tasks of the group while its body goes on; nothing once it waits for them. */
    Collection<Task<?>> children() {
        return state == 1 ? Objects.requireNonNull(group).running() : List.of();
    }

    private @Nullable Object begin(Execution e) throws Throwable {
        TaskGroup open = new TaskGroup(e.task("a task group"));
        group = open;
        Object value;
        try {
            AsyncFunction<TaskGroup, T, ?> begun = Objects.requireNonNull(body);
            body = null;
            value = e.await(begun.apply(open));
        } catch (Throwable thrown) {
            return bodyEnded(e, open, null, thrown);
        }
        return value == Execution.SUSPENDED ? e.suspend(this, 1) : bodyEnded(e, open, value, null);
    }

    private @Nullable Object bodyEnded(Execution e, TaskGroup open, @Nullable Object value, @Nullable Throwable failure)
            throws Throwable {
        result = value;
        cancellation = failure instanceof CancelledError ? failure : null;
        open.exit(failure);
        return waitForTasks(e, open);
    }

    private @Nullable Object waitForTasks(Execution e, TaskGroup open) throws Throwable {
        Promise<?> unfinished = open.unfinished();
        if (unfinished != null) {
            e.await(unfinished);
            return e.suspend(this, 2);
        }
        Throwable failure = open.outcome(cancellation);
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
