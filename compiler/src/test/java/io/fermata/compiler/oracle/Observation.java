package io.fermata.compiler.oracle;

import java.util.Arrays;
import java.util.List;

/**
 * What a run of a scenario can be told from another by.
 *
 * @param outcome the result or the failure, described
 * @param log its side effects
 */
record Observation(String outcome, List<String> log) {
    static Observation of(Object value, Throwable failure, List<String> log) {
        return new Observation(failure == null ? "returned " + describe(value) : "threw " + describe(failure), log);
    }

    static String describe(Object value) {
        if (value instanceof Throwable failure) {
            return describe(failure);
        }
        if (value == null) {
            return "null";
        }
        String text = value.getClass().isArray() ? arrayText(value) : value.toString();
        return value.getClass().getTypeName() + " " + text;
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        if (failure.getCause() != null) {
            text.append(" caused by (").append(describe(failure.getCause())).append(')');
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            text.append(" suppressing (").append(describe(suppressed)).append(')');
        }
        return text.toString();
    }

    private static String arrayText(Object array) {
        String nested = Arrays.deepToString(new Object[] {array});
        return nested.substring(1, nested.length() - 1);
    }

    @Override
    public String toString() {
        return outcome + "\nlog:\n  " + String.join("\n  ", log);
    }
}
