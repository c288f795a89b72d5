package io.fermata.compiler.count;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the tests of this JVM have tried so far, in the order in which it first came up. */
public final class Counts {
    private static final Map<String, Long> COUNTS = new LinkedHashMap<>();

    private Counts() {}

    /** Counts {@code number} more of {@code what}; zero puts {@code what} on the list. */
    public static synchronized void add(String what, long number) {
        COUNTS.merge(what, number, Long::sum);
    }

    static synchronized Map<String, Long> all() {
        return new LinkedHashMap<>(COUNTS);
    }
}
