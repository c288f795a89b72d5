package io.fermata;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Where tasks were made and generators begun, for debug mode and test kits: kept beside them, who have no room to spare for
 * it.
 */
final class CreationSites {

    private static final StackWalker CALLERS = StackWalker.getInstance();

    /** Whether they are kept without debug mode, too. */
    boolean always;

    /** Looking takes away what has been collected, and others than the loop may look. */
    private final Map<Object, List<StackTraceElement>> sites = Collections.synchronizedMap(new WeakHashMap<>());

    void add(Object made) {
        sites.put(made, here());
    }

    /** Those who are on the stack, without the runtime and generated methods, which have no lines. */
    static List<StackTraceElement> here() {
        return CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                .filter(frame -> frame.getLineNumber() >= 0 && !RuntimeClasses.include(frame))
                .toList());
    }

    List<StackTraceElement> of(Object made) {
        return sites.getOrDefault(made, List.of());
    }
}
