package io.fermata;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that have taken something, or brought it: for those who look on when coroutines are tracked, since it would
 * cost too much otherwise. It keeps none of them.
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

    /** Nobody yet, or for ever if coroutines are not tracked; of several the last {@code most} are remembered. */
    static Visitors ifTracked(int most) {
        return Unawaited.TRACKED ? new Visitors(most) : NOBODY;
    }

    /** The task that runs is here once more. */
    void add() {
        Task<?> task = current();
        if (task != null) {
            visits.addLast(new Visit(task.name(), new WeakReference<>(task)));
            if (visits.size() > most) {
                visits.removeFirst();
            }
        }
    }

    /** The task that runs is the last one that was here; it counts once. */
    void addOnce() {
        Task<?> task = current();
        if (task != null) {
            visits.removeIf(visit -> visit.isBy(task));
            add();
        }
    }

    /** The task that runs leaves; if it is not here, it does so for the first one who came. */
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

    /** Says who they are; nothing if there is nobody. */
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
