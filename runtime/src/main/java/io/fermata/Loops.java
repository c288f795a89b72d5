package io.fermata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The loops of this process that are not closed; it holds none of them back from the collector. */
final class Loops {

    private static final AtomicInteger CREATED = new AtomicInteger();
    private static final Set<EventLoop> OPEN =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Loops() {}

    static int nextNumber() {
        return CREATED.incrementAndGet();
    }

    static void add(EventLoop loop) {
        OPEN.add(loop);
    }

    static void remove(EventLoop loop) {
        OPEN.remove(loop);
    }

    static boolean areOpen() {
        return !OPEN.isEmpty();
    }

    static List<EventLoop> all() {
        List<EventLoop> all;
        synchronized (OPEN) {
            all = new ArrayList<>(OPEN);
        }
        all.sort(Comparator.comparingInt(loop -> loop.number));
        return Collections.unmodifiableList(all);
    }
}
