package io.fermata.samples;

import java.time.Duration;
import java.util.Locale;

/**
 * {@link CountAsync} without {@code await}: three counts one after the other, in three seconds.
 *
 * <p>{@code Thread.sleep} stands for any call that blocks, {@code await(sleep(..))} for a wait that lets others go on.
 */
public final class CountSync {
    private CountSync() {}

    static void count(Duration pause) throws InterruptedException {
        System.out.println("One");
        // Holds on to the thread, so nothing else happens in this second.
        Thread.sleep(pause.toMillis());
        System.out.println("Two");
    }

    static void start(Duration pause) throws InterruptedException {
        long begun = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            count(pause);
        }
        double elapsed = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "CountSync executed in %.2f seconds.%n", elapsed);
    }

    public static void main(String[] arguments) throws InterruptedException {
        start(Duration.ofSeconds(1));
    }
}
