package io.fermata;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Where and when tasks were made and generators begun, for debug mode and test kits. It is kept apart from them, so that
 * without these they need no room for it.
 */
final class CreationSites {

    private static final StackWalker CALLERS = StackWalker.getInstance();

    /** Lines kept of a site. Without a limit, each of many nested calls would copy the whole stack above it. */
    private static final int LINES = 32;

    /** Whether they are kept without debug mode, too. */
    boolean always;

    /** Synchronized, since even reading a weak map removes entries, and other threads than the loop's read it. */
    private final Map<Object, Creation> creations = Collections.synchronizedMap(new WeakHashMap<>());

    private record Creation(List<StackTraceElement> site, long time) {}

    void add(Object made, long now) {
        creations.put(made, new Creation(here(), now));
    }

    /** The innermost calls on the stack, without the runtime and generated methods, which have no lines. */
    static List<StackTraceElement> here() {
        return CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                .filter(frame -> frame.getLineNumber() >= 0 && !RuntimeClasses.include(frame))
                .limit(LINES)
                .toList());
    }

    /** The method of the runtime that the program has called. */
    static String calledOfRuntime() {
        return CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                        .takeWhile(RuntimeClasses::include)
                        .reduce((inner, outer) -> outer))
                .map(frame -> frame.getClassName()
                                .substring(frame.getClassName().lastIndexOf('.') + 1) + "." + frame.getMethodName())
                .orElse("?");
    }

    List<StackTraceElement> of(Object made) {
        Creation known = creations.get(made);
        return known == null ? List.of() : known.site;
    }

    /** When it was made; {@code otherwise} if that was not written down. */
    long timeOf(Object made, long otherwise) {
        Creation known = creations.get(made);
        return known == null ? otherwise : known.time;
    }
}
