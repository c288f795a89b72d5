package io.fermata.testkit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two failures have in common if they are taken for the same one.
 *
 * @param type of the failure
 * @param place where it was thrown, assertions and the JDK left aside; null if it does not say
 */
record Symptom(Class<?> type, @Nullable StackTraceElement place) {

    private static final List<String> ASIDE = List.of(
            "java.", "javax.", "jdk.", "sun.", "org.assertj.", "org.junit.", "org.opentest4j.", "org.hamcrest.");

    static Symptom of(Throwable failure) {
        return new Symptom(
                failure.getClass(),
                Arrays.stream(failure.getStackTrace())
                        .filter(frame -> ASIDE.stream().noneMatch(frame.getClassName()::startsWith))
                        .findFirst()
                        .orElse(null));
    }

    boolean isOf(@Nullable Throwable failure) {
        return failure != null && equals(of(failure));
    }
}
