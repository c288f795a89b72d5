package io.fermata.testkit;

import io.fermata.Coroutine;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where JUnit enters methods that return coroutines; called by generated code only. */
public final class TestEntry {

    private static final ThreadLocal<@Nullable Consumer<Coroutine<?>>> RUNNER = new ThreadLocal<>();

    private TestEntry() {}

    /**
     * Runs a coroutine as whoever runs the test wants it.
     *
     * @param coroutine what the test, or a method before or after it, has returned
     */
    public static void run(Coroutine<?> coroutine) {
        Consumer<Coroutine<?>> runner = RUNNER.get();
        if (runner == null) {
            throw new IllegalStateException(
                    "no virtual time to run this method in: put @InVirtualTime on the test class");
        }
        runner.accept(coroutine);
    }

    /** Something that may call methods with an entry. */
    @FunctionalInterface
    interface Call<X extends Throwable> {
        void call() throws X;
    }

    /** Has {@code runner} run the coroutines of the methods that {@code call} calls on this thread. */
    static <X extends Throwable> void with(Consumer<Coroutine<?>> runner, Call<X> call) throws X {
        Consumer<Coroutine<?>> before = RUNNER.get();
        RUNNER.set(runner);
        try {
            call.call();
        } finally {
            RUNNER.set(before);
        }
    }
}
