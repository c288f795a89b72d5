package io.fermata;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Where and when tasks were made and generators begun, for debug mode and test kits: kept beside them, who have no room to
 * spare for it.
 */
final class CreationSites {

    private static final StackWalker CALLERS = StackWalker.getInstance();

    /** Lines kept of a site: without an end to them, coroutines that call one another would each copy all who called before. */
    private static final int LINES = 32;

    /** Whether they are kept without debug mode, too. */
    boolean always;

    /** Looking takes away what has been collected, and others than the loop may look. */
    private final Map<Object, Creation> creations = Collections.synchronizedMap(new WeakHashMap<>());

    private record Creation(List<StackTraceElement> site, long time) {}

    void add(Object made, long now) {
        creations.put(made, new Creation(here(), now));
    }

    /** The innermost of those who are on the stack, without the runtime and generated methods, which have no lines. */
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
