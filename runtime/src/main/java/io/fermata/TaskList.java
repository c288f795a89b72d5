package io.fermata;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unfinished tasks of a loop, linked through the tasks themselves: the loop holds them strongly. */
final class TaskList {

    private @Nullable Task<?> newest;
    private int created;

    boolean isEmpty() {
        return newest == null;
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
