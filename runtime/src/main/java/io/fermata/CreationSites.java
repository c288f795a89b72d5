package io.fermata;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Where tasks were made and generators begun, for debug mode and test kits: kept beside them, who have no room to spare for
 * it.
 */
final class CreationSites {

    private static final String OWN_PACKAGE = "io.fermata.";
    private static final StackWalker CALLERS = StackWalker.getInstance();

    /** Whether they are kept without debug mode, too. */
    boolean always;

    private final Map<Object, List<StackTraceElement>> sites = new WeakHashMap<>();

    void add(Object made) {
        List<StackTraceElement> callers = CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                .dropWhile(frame -> isOwn(frame.getClassName()))
                .toList());
        sites.put(made, callers);
    }

    /** Everything up to the call of {@code createTask}. */
    private static boolean isOwn(String className) {
        return className.startsWith(OWN_PACKAGE) && className.lastIndexOf('.') == OWN_PACKAGE.length() - 1;
    }

    List<StackTraceElement> of(Object made) {
        return sites.getOrDefault(made, List.of());
    }
}
