package io.fermata;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines that nobody has awaited yet, with the places where they were made. They are kept only if the property {@code
 * fermata.debug} is set when the program begins: then it is a constant, and costs nothing if it is not.
 */
final class Unawaited {

    static final boolean TRACKED = Boolean.getBoolean("fermata.debug");

    /** The frame of an async method: package, class, method, number. */
    private static final Pattern GENERATED = Pattern.compile("(?:.*\\.)?([^.]+)\\$(\\w+)\\$\\d+");

    private static final Map<Key, Key> FRESH = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Coroutine<?>> COLLECTED = new ReferenceQueue<>();

    private Unawaited() {}

    /** A coroutine was made; one made off any loop has nobody to report it. */
    static void made(Coroutine<?> coroutine) {
        EventLoop loop = EventLoop.running();
        if (loop != null && !(coroutine instanceof Completed<?>)) {
            Key key = new Key(coroutine, loop, CreationSites.here());
            FRESH.put(key, key);
        }
    }

    /** It has been awaited, or is the frame of a method that suspends. */
    static void used(Coroutine<?> coroutine) {
        FRESH.remove(new Key(coroutine, null, List.of()));
    }

    /** Reports those that the collector has found. */
    static void reportCollected() {
        for (Reference<?> gone = COLLECTED.poll(); gone != null; gone = COLLECTED.poll()) {
            if (gone instanceof Key key && FRESH.remove(key) != null) {
                key.reportOnLoop();
            }
        }
    }

    /** A loop ends: what was made while it ran will not be awaited any more. */
    static void reportAll(EventLoop loop) {
        List<Key> oldestFirst = new ArrayList<>(FRESH.keySet());
        oldestFirst.sort(Comparator.comparingLong(key -> key.number));
        for (Key key : oldestFirst) {
            if (key.loop == loop && FRESH.remove(key) != null) {
                key.report();
            }
        }
    }

    /** A coroutine, known by what it is, and what remains to be told of it. */
    private static final class Key extends WeakReference<Coroutine<?>> {
        private static final AtomicLong MADE = new AtomicLong();

        private final long number = MADE.incrementAndGet();
        private final int hash;

        /** The class, a frame's as a rule; of the runtime's own coroutines the method that has made them. */
        private final String origin;

        private final @Nullable EventLoop loop;
        private final List<StackTraceElement> createdAt;

        Key(Coroutine<?> coroutine, @Nullable EventLoop loop, List<StackTraceElement> createdAt) {
            super(coroutine, COLLECTED);
            this.hash = System.identityHashCode(coroutine);
            this.origin = loop == null ? "" : origin(coroutine.getClass().getName());
            this.loop = loop;
            this.createdAt = createdAt;
        }

        private static String origin(String className) {
            boolean own = RuntimeClasses.include(new StackTraceElement(className, "step", null, -1));
            return own ? CreationSites.calledOfRuntime() : className;
        }

        private String name() {
            Matcher generated = GENERATED.matcher(origin);
            return generated.matches() ? generated.group(1) + "." + generated.group(2) : origin;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof Key key && get() != null && get() == key.get());
        }

        void reportOnLoop() {
            if (loop != null) {
                loop.runOnThread(this::report);
            }
        }

        void report() {
            if (loop != null) {
                loop.failures.reportForgotten("coroutine '" + name() + "' was never awaited", createdAt);
            }
        }
    }
}
