package io.fermata;

import io.fermata.observe.WaitKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Waits for some or all of several tasks; neither cancels them nor takes their failures. */
final class TasksWait<K extends Task<?>> extends Coroutine<Waited<K>> {

    private final Set<K> tasks;
    private final ReturnWhen when;
    private final @Nullable Duration limit;
    private final List<Watch> watches = new ArrayList<>();
    private @Nullable Handle timer;

    /** How many of those watched have not ended. Counted, for there may be many thousands. */
    private int left;

    TasksWait(Collection<? extends K> tasks, ReturnWhen when, @Nullable Duration limit) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no tasks to wait for");
        }
        this.tasks = new LinkedHashSet<>(tasks);
        this.when = when;
        this.limit = limit;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (state > 0) {
            watches.forEach(Watch::end);
            if (timer != null) {
                timer.cancel();
            }
            if (failure != null) {
                throw failure;
            }
            return seen();
        }
        if (isOver()) {
            return seen();
        }
        EventLoop loop = e.requireLoop();
        tasks.forEach(task -> requireOf(loop, task));
        Promise<@Nullable Void> over = loop.createPromise();
        if (limit != null) {
            timer = loop.callLater(limit, () -> over.complete(null));
        }
        tasks.stream().filter(task -> !task.isDone()).forEach(task -> watches.add(new Watch(task, over)));
        left = watches.size();
        e.await(over);
        return e.suspend(this, 1);
    }

    private static void requireOf(EventLoop loop, Task<?> task) {
        if (task.loop != loop) {
            throw new IllegalStateException(task + " belongs to another event loop");
        }
    }

    /** Nothing once it is over, even if that has not been noticed yet. */
    @Override
    @Nullable
    Blocker blocker() {
        if (isOver()) {
            return null;
        }
        String text = "waitUntil " + when + ", " + tasks.size() + " tasks";
        return new Blocker(WaitKind.TASKS, text, null, tasks, when != ReturnWhen.ALL_COMPLETED);
    }

    boolean isTimed() {
        return limit != null;
    }

    private boolean isOver() {
        return switch (when) {
            case FIRST_COMPLETED -> tasks.stream().anyMatch(Task::isDone);
            case FIRST_EXCEPTION -> tasks.stream().anyMatch(TasksWait::hasFailed) || allDone();
            case ALL_COMPLETED -> allDone();
        };
    }

    private boolean allDone() {
        return tasks.stream().allMatch(Task::isDone);
    }

    private static boolean hasFailed(Task<?> task) {
        return task.peek() instanceof Ending.Failed && !task.isCancelled();
    }

    private Waited<K> seen() {
        Set<K> done = new LinkedHashSet<>();
        Set<K> pending = new LinkedHashSet<>();
        tasks.forEach(task -> (task.isDone() ? done : pending).add(task));
        return new Waited<>(Collections.unmodifiableSet(done), Collections.unmodifiableSet(pending));
    }

    private final class Watch extends Node {

        private final Task<?> task;
        private final Promise<@Nullable Void> over;

        Watch(Task<?> task, Promise<@Nullable Void> over) {
            this.task = task;
            this.over = over;
            task.whenDone(this);
        }

        void end() {
            task.forget(this);
        }

        @Override
        void run() {
            left--;
            if (left == 0
                    || when == ReturnWhen.FIRST_COMPLETED
                    || (when == ReturnWhen.FIRST_EXCEPTION && hasFailed(task))) {
                over.complete(null);
            }
        }
    }
}
