package io.fermata;

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

    private final Map<Object, List<StackTraceElement>> sites = new WeakHashMap<>();

    /** The stack without what the runtime has called up to the one that made it. */
    void add(Object made) {
        List<StackTraceElement> callers = CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                .dropWhile(RuntimeClasses::include)
                .toList());
        sites.put(made, callers);
    }

    List<StackTraceElement> of(Object made) {
        return sites.getOrDefault(made, List.of());
    }
}
