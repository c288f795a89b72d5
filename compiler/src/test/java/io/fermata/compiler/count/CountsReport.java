package io.fermata.compiler.count;

import java.util.Locale;
import java.util.Map;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Prints the counts when all tests have run. JUnit finds it by its name in {@code META-INF/services}. */
public final class CountsReport implements TestExecutionListener {
    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Map<String, Long> counts = Counts.all();
        if (!counts.isEmpty()) {
            System.out.println(table(counts));
        }
    }

    private static String table(Map<String, Long> counts) {
        StringBuilder table = new StringBuilder("Tried on JDK "
                + Runtime.version().feature() + ", " + Effort.chosen().name().toLowerCase(Locale.ROOT) + " form:");
        counts.forEach((what, number) -> table.append(String.format(Locale.ROOT, "%n%,12d  %s", number, what)));
        return table.toString();
    }
}
