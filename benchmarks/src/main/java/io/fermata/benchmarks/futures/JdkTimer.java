package io.fermata.benchmarks.futures;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The timers of the JDK's futures, which have a thread of their own. */
public final class JdkTimer {

    private JdkTimer() {}

    /**
     * Sleeps.
     *
     * @return completed in a second
     */
    public static CompletableFuture<@Nullable Void> second() {
        return new CompletableFuture<@Nullable Void>().completeOnTimeout(null, 1, TimeUnit.SECONDS);
    }
}
