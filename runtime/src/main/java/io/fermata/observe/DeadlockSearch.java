package io.fermata.observe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for cycles among tasks that cannot go on without one another: depth first, with the path kept beside the Java
 * stack, since chains of tasks can be long.
 */
final class DeadlockSearch {

    private final Map<Integer, TaskSnapshot> tasks = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();
    private final List<List<TaskSnapshot>> cycles = new ArrayList<>();

    /** A task on the path, and those it waits for that have not been followed yet. */
    private record Step(TaskSnapshot task, Iterator<Integer> next) {}

    DeadlockSearch(List<TaskSnapshot> all) {
        all.forEach(task -> tasks.put(task.id(), task));
        all.forEach(this::follow);
    }

    List<List<TaskSnapshot>> cycles() {
        return List.copyOf(cycles);
    }

    private void follow(TaskSnapshot start) {
        if (!seen.add(start.id())) {
            return;
        }
        Deque<Step> path = new ArrayDeque<>();
        Set<Integer> onPath = new HashSet<>();
        enter(start, path, onPath);
        while (!path.isEmpty()) {
            Step top = path.getLast();
            if (!top.next.hasNext()) {
                onPath.remove(path.removeLast().task.id());
                continue;
            }
            TaskSnapshot next = tasks.get(top.next.next());
            if (next != null && onPath.contains(next.id())) {
                cycles.add(from(next, path));
            } else if (next != null && seen.add(next.id())) {
                enter(next, path, onPath);
            }
        }
    }

    private static void enter(TaskSnapshot task, Deque<Step> path, Set<Integer> onPath) {
        WaitSnapshot wait = task.timed() ? null : task.waitsFor();
        path.addLast(new Step(task, (wait == null ? List.<Integer>of() : wait.needed()).iterator()));
        onPath.add(task.id());
    }

    private static List<TaskSnapshot> from(TaskSnapshot first, Deque<Step> path) {
        return path.stream()
                .map(Step::task)
                .dropWhile(task -> task.id() != first.id())
                .toList();
    }
}
