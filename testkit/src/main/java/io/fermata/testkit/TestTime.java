package io.fermata.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The virtual time of one test, or of all tests of a class with methods that await before or after all of them. */
final class TestTime {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestTime.class);

    private final VirtualTime time;
    private final @Nullable Leaks leaksOfClass;
    private @Nullable Leaks leaks;

    private TestTime(ExtensionContext context) {
        InVirtualTime rules = rules(context);
        time = VirtualTime.create()
                .within(Duration.ofSeconds(rules.boundSeconds()))
                .standStillForOthers(rules.standsForOthers());
        boolean shared = context.getTestMethod().isEmpty();
        leaksOfClass = shared ? new Leaks("class", time) : null;
    }

    /** The one of the class if it has one, else of the test. */
    static TestTime of(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(TestTime.class, key -> new TestTime(context), TestTime.class);
    }

    /** What awaits after all tests does so in their time. */
    static void beginAll(ExtensionContext context) {
        if (!AnnotationSupport.findAnnotatedMethods(
                        context.getRequiredTestClass(), AsyncAfterAll.class, HierarchyTraversalMode.TOP_DOWN)
                .isEmpty()) {
            of(context);
        }
    }

    /** Ends that of a class if it has one. */
    static void endAll(ExtensionContext context) {
        TestTime ended = context.getStore(NAMESPACE).remove(TestTime.class, TestTime.class);
        if (ended != null) {
            ended.endClass(context.getExecutionException().isPresent());
        }
    }

    private void endClass(boolean failed) {
        try {
            refuse(leaksOfClass, failed);
        } finally {
            close();
        }
    }

    private static InVirtualTime rules(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            Optional<InVirtualTime> rules = at.get()
                    .getElement()
                    .flatMap(element -> AnnotationSupport.findAnnotation(element, InVirtualTime.class));
            if (rules.isPresent()) {
                return rules.get();
            }
        }
        return UsualRules.class.getAnnotation(InVirtualTime.class);
    }

    @InVirtualTime
    private static final class UsualRules {}

    VirtualTime time() {
        return time;
    }

    void beginTest() {
        leaks = new Leaks("test", time);
    }

    void endTest(boolean failed) {
        Leaks found = leaks;
        leaks = null;
        try {
            refuse(found, failed);
        } finally {
            if (leaksOfClass == null) {
                close();
            } else if (found != null) {
                leaksOfClass.hear();
                leaksOfClass.excuse(found);
            }
        }
    }

    private static void refuse(@Nullable Leaks found, boolean failed) {
        if (found != null && !failed) {
            found.settle();
            found.refuse();
        }
    }

    private void close() {
        // What is cancelled may complain: nobody is there to hear it. A thread that goes on is another matter.
        List<Throwable> overdue = new ArrayList<>();
        time.loop().setExceptionHandler((loop, context) -> {
            if (context.exception() instanceof OverdueError) {
                overdue.add(context.exception());
            }
        });
        time.close();
        if (!overdue.isEmpty()) {
            throw new LeakError("test", List.of("blocking calls that go on and on"), overdue);
        }
    }
}
