package io.fermata;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last tasks that have used something, put into a queue for instance, for snapshots. They are recorded only if coroutines
 * are tracked, since it would cost too much otherwise, and are held weakly.
 */
final class Visitors {

    private static final Visitors NOBODY = new Visitors(0);

    private final int most;
    private final Deque<Visit> visits = new ArrayDeque<>();

    private record Visit(String name, WeakReference<Task<?>> task) {

        boolean isBy(Task<?> other) {
            return task.get() == other;
        }

        @Override
        public String toString() {
            Task<?> known = task.get();
            return known == null || known.isDone() ? name + " (ended)" : name;
        }
    }

    private Visitors(int most) {
        this.most = most;
    }

    /** Remembers the last {@code most} tasks if coroutines are tracked, otherwise none. */
    static Visitors ifTracked(int most) {
        return Unawaited.TRACKED ? new Visitors(most) : NOBODY;
    }

    /** Adds the running task, even if it is there already. */
    void add() {
        Task<?> task = current();
        if (task != null) {
            visits.addLast(new Visit(task.name(), new WeakReference<>(task)));
            if (visits.size() > most) {
                visits.removeFirst();
            }
        }
    }

    /** Makes the running task the last one, and removes its earlier visits. */
    void addOnce() {
        Task<?> task = current();
        if (task != null) {
            visits.removeIf(visit -> visit.isBy(task));
            add();
        }
    }

    /** Removes the latest visit of the running task, or the oldest visit of all if that task has none. */
    void remove() {
        Task<?> task = current();
        Iterator<Visit> latest = visits.descendingIterator();
        while (task != null && latest.hasNext()) {
            if (latest.next().isBy(task)) {
                latest.remove();
                return;
            }
        }
        visits.pollFirst();
    }

    /** Says who they are; empty if there are none. */
    String text(String what) {
        return visits.isEmpty()
                ? ""
                : ", " + what + " " + visits.stream().map(Visit::toString).collect(Collectors.joining(", "));
    }

    private static @Nullable Task<?> current() {
        EventLoop here = EventLoop.running();
        return here == null ? null : here.current;
    }
}
