package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that end together: the group's body can start them, and nobody leaves the group before they have all ended.
 *
 * <p>See {@link Asyncio#taskGroup}. Everything is for the thread of the loop.
 */
public final class TaskGroup {

    private final Task<?> owner;
    private final Set<Task<?>> running = new LinkedHashSet<>();
    private final List<Throwable> failures = new ArrayList<>();

    /** Ends with the last task; null while nobody waits for that. */
    private @Nullable Promise<@Nullable Void> emptied;

    /** Whether the body has ended. */
    private boolean exiting;

    /** Whether the tasks were cancelled: no more can be started. */
    private boolean aborting;

    /** Whether the group itself has cancelled its owner, which is to be taken back in the end. */
    private boolean ownerCancelled;

    TaskGroup(Task<?> owner) {
        this.owner = owner;
    }

    /**
     * Starts a task of the group.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @return the task
     * @throws IllegalStateException if the group has ended or is about to because of a failure; the coroutine is used up
     */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, null);
    }

    /**
     * The same as {@link #createTask(Coroutine)}, with a name.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @param name shown wherever the task is; null for {@code Task-n}
     * @return the task
     */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, @Nullable String name) {
        boolean over = exiting && running.isEmpty();
        if (over || aborting) {
            coroutine.begin();
            throw new IllegalStateException("the task group " + (over ? "has ended" : "is being shut down"));
        }
        Task<T> task = owner.loop.createTask(coroutine, name);
        running.add(task);
        task.whenDone(new ChildEnd(task));
        return task;
    }

    private void childEnded(Task<?> child) {
        running.remove(child);
        if (emptied != null && running.isEmpty()) {
            emptied.complete(null);
        }
        if (!child.isCancelled() && child.ending() instanceof Ending.Failed failed) {
            failures.add(failed.take());
            cancelOwnerOnce();
        }
    }

    private void cancelOwnerOnce() {
        if (!aborting) {
            abort();
            ownerCancelled = true;
            owner.cancel();
        }
    }

    /** Cancels the tasks that run. */
    void abort() {
        aborting = true;
        List.copyOf(running).forEach(Task::cancel);
    }

    Collection<Task<?>> running() {
        return running;
    }

    Blocker blocker() {
        return Blocker.all(WaitKind.GROUP, "task group, " + running.size() + " running", running);
    }

    boolean isAborting() {
        return aborting;
    }

    /** The body has ended: from now on the group waits for its tasks. */
    void exit(@Nullable Throwable failure) {
        exiting = true;
        if (failure != null) {
            if (!(failure instanceof CancelledError)) {
                failures.add(failure);
            }
            if (!aborting) {
                abort();
            }
        }
    }

    /** What to wait for until the last task has ended; null if it has. */
    @Nullable
    Promise<@Nullable Void> unfinished() {
        emptied = running.isEmpty() ? null : owner.loop.createPromise();
        return emptied;
    }

    /**
     * What the group throws.
     *
     * @param cancellation what the body or the wait was cancelled with
     */
    @Nullable
    Throwable outcome(@Nullable Throwable cancellation) {
        if (ownerCancelled) {
            owner.uncancel();
        }
        if (failures.isEmpty()) {
            return cancellation;
        }
        if (owner.cancelling() > 0) {
            owner.uncancel();
            owner.cancel();
        }
        Throwable first = failures.get(0);
        failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
        return first;
    }

    private final class ChildEnd extends Node {

        private final Task<?> child;

        ChildEnd(Task<?> child) {
            this.child = child;
        }

        @Override
        void run() {
            childEnded(child);
        }
    }
}
