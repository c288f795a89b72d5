package io.fermata.benchmarks.report;

import java.util.List;

/**
 * How thorough to be.
 *
 * @param rounds JVMs for each contender whose time a target compares; the others have one
 * @param warmups iterations that do not count
 * @param iterations iterations that count
 * @param millis the length of an iteration
 */
record Mode(String name, int rounds, int warmups, int iterations, int millis) {

    /** About ten minutes for everything. */
    static final Mode QUICK = new Mode("quick", 1, 7, 3, 300);

    /** About half an hour for everything. The JIT is done with most loops after two seconds. */
    static final Mode SHORT = new Mode("short", 5, 7, 3, 300);

    /** About an hour for everything. */
    static final Mode LONG = new Mode("long", 5, 5, 5, 1000);

    private static final List<Mode> ALL = List.of(QUICK, SHORT, LONG);

    /** The one that is named, or else the short one. */
    static Mode of(List<String> names) {
        return ALL.stream()
                .filter(mode -> names.contains(mode.name))
                .findFirst()
                .orElse(SHORT);
    }

    static boolean isName(String word) {
        return ALL.stream().anyMatch(mode -> mode.name.equals(word));
    }
}
