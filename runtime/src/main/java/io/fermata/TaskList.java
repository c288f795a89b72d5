package io.fermata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished tasks of a loop that have suspended, linked through the tasks themselves: the loop holds them strongly. One that has
 * not is in the queue, or runs; most tasks of a program that splits its work up end before they would be linked.
 */
final class TaskList {

    private @Nullable Task<?> newest;
    private final Births births = new Births();
    private int created;
    private int ended;

    /** How many there are; other threads may be told an old number. */
    int size() {
        return created - ended;
    }

    /** Called when the clock was read: notes how many tasks there were by then. */
    void look(long now) {
        births.note(created, now);
    }

    /** The time by which a task had been made. */
    long madeAt(Task<?> task, long now) {
        return births.of(task.number(), now);
    }

    /** Counts a task and gives it its number. */
    int number() {
        return ++created;
    }

    void ended() {
        ended++;
    }

    void add(Task<?> task) {
        task.older = newest;
        if (newest != null) {
            newest.newer = task;
        }
        newest = task;
    }

    void remove(Task<?> task) {
        if (task.newer != null) {
            task.newer.older = task.older;
        } else {
            newest = task.older;
        }
        if (task.older != null) {
            task.older.newer = task.newer;
        }
        task.newer = null;
        task.older = null;
    }

    /**
     * Ends the tasks that have suspended, by what they say, and neither wait nor are queued: a step of theirs was broken off. To be
     * called while the loop does not run, since an iteration that is under way has tasks that have yielded and are in no queue.
     */
    void endBrokenOff(EventLoop loop) {
        Set<Node> queued = new HashSet<>();
        loop.queue.forEachQueued(null, queued::add);
        List<Task<?>> brokenOff = new ArrayList<>();
        for (Task<?> task = newest; task != null; task = task.older) {
            if (task.awaiting() == null && !queued.contains(task)) {
                brokenOff.add(task);
            }
        }
        brokenOff.forEach(Task::breakOff);
    }

    /** The unfinished tasks, newest first: all that have not suspended yet, and the newest {@code most} of the others. */
    List<Task<?>> unfinished(EventLoop loop, int most) {
        List<Task<?>> found = new ArrayList<>();
        for (Task<?> task = newest; task != null && found.size() < most; task = task.older) {
            found.add(task);
        }
        Consumer<Node> unlisted = node -> {
            if (node instanceof Task<?> task && !task.isListed() && !task.isDone()) {
                found.add(task);
            }
        };
        loop.queue.forEachQueued(loop.current, unlisted);
        if (loop.current != null) {
            unlisted.accept(loop.current);
        }
        found.sort(Comparator.comparingInt((Task<?> task) -> task.number()).reversed());
        return found;
    }
}
