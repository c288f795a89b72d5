package io.fermata;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Where tasks were made, for debug mode: kept beside the tasks, which have no room to spare for it. */
final class CreationSites {

    private static final String OWN_PACKAGE = "io.fermata.";
    private static final StackWalker CALLERS = StackWalker.getInstance();

    private final Map<Task<?>, List<StackTraceElement>> sites = new WeakHashMap<>();

    void add(Task<?> task) {
        List<StackTraceElement> callers = CALLERS.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                .dropWhile(frame -> isOwn(frame.getClassName()))
                .toList());
        sites.put(task, callers);
    }

    /** Everything up to the call of {@code createTask}. */
    private static boolean isOwn(String className) {
        return className.startsWith(OWN_PACKAGE) && className.lastIndexOf('.') == OWN_PACKAGE.length() - 1;
    }

    List<StackTraceElement> of(Task<?> task) {
        return sites.getOrDefault(task, List.of());
    }
}
