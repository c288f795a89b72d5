package io.fermata;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unfinished tasks of a loop, linked through the tasks themselves: the loop holds them strongly. */
final class TaskList {

    private @Nullable Task<?> newest;
    private final Births births = new Births();
    private int created;
    private int ended;

    boolean isEmpty() {
        return newest == null;
    }

    @Nullable
    Task<?> newest() {
        return newest;
    }

    /** How many there are; other threads may be told an old number. */
    int size() {
        return created - ended;
    }

    /** The clock was read. */
    void look(long now) {
        births.note(created, now);
    }

    /** When a task had been made at the latest. */
    long madeAt(Task<?> task, long now) {
        return births.of(task.number(), now);
    }

    /** Adds a task and gives it its number. */
    int add(Task<?> task) {
        task.older = newest;
        if (newest != null) {
            newest.newer = task;
        }
        newest = task;
        return ++created;
    }

    void remove(Task<?> task) {
        ended++;
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

    Set<Task<?>> snapshot() {
        Set<Task<?>> all = new LinkedHashSet<>();
        for (Task<?> task = newest; task != null; task = task.older) {
            all.add(task);
        }
        return all;
    }
}
