package io.fermata.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The virtual time of one test, or of all tests of a class with methods that await before all of them. */
final class TestTime {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestTime.class);

    private final VirtualTime time;
    private final boolean shared;
    private @Nullable Leaks leaks;

    private TestTime(ExtensionContext context) {
        InVirtualTime rules = rules(context);
        time = VirtualTime.create()
                .within(Duration.ofSeconds(rules.boundSeconds()))
                .standStillForOthers(rules.standsForOthers());
        shared = context.getTestMethod().isEmpty();
    }

    /** The one of the class if it has one, else of the test. */
    static TestTime of(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(TestTime.class, key -> new TestTime(context), TestTime.class);
    }

    /** Ends that of a class if it has one. */
    static void endAll(ExtensionContext context) {
        TestTime ended = context.getStore(NAMESPACE).remove(TestTime.class, TestTime.class);
        if (ended != null) {
            ended.close();
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
        leaks = new Leaks(time);
    }

    void endTest(boolean failed) {
        Leaks found = leaks;
        leaks = null;
        try {
            if (found != null && !failed) {
                found.refuse();
            }
        } finally {
            if (!shared) {
                close();
            }
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
            throw new LeakError(List.of("blocking calls that go on and on"), overdue);
        }
    }
}
