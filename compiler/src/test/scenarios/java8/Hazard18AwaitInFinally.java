package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Awaits in finally, and return, break and throw out of it. */
public class Hazard18AwaitInFinally {
    @Async
    public static Coroutine<String> the_value_to_return_is_kept() {
        return Coroutine.of(await(kept()) + await(replaced()) + await(evaluatedBefore()));
    }

    @Async
    private static Coroutine<String> kept() {
        String text = "kept";
        try {
            return Coroutine.of(text + await(later("!")));
        } finally {
            text = await(later("changed"));
            log(text);
        }
    }

    @Async
    @SuppressWarnings("finally")
    private static Coroutine<String> replaced() {
        try {
            return Coroutine.of(await(later("never")));
        } finally {
            return Coroutine.of(await(later("replaced")));
        }
    }

    @Async
    private static Coroutine<Long> evaluatedBefore() {
        long value = 1;
        try {
            return Coroutine.of(traced(value + await(later(1))));
        } finally {
            value = traced(await(later(100L)));
        }
    }

    @Async
    @SuppressWarnings("finally")
    public static Coroutine<String> return_swallows_the_failure() {
        try {
            await(failing("swallowed"));
        } finally {
            return Coroutine.of(await(later("returned")));
        }
    }

    @Async
    @SuppressWarnings("finally")
    public static Coroutine<String> break_swallows_the_failure() {
        int i = 0;
        while (true) {
            try {
                i++;
                await(failing("swallowed"));
            } finally {
                if (await(later(i)) < 3) {
                    continue;
                }
                break;
            }
        }
        return Coroutine.of("after " + i);
    }

    @Async
    public static Coroutine<String> throw_replaces_the_failure() {
        try {
            try {
                await(failing("first"));
            } finally {
                await(later(1));
                failNow();
            }
        } catch (IllegalArgumentException e) {
            return Coroutine.of(e.getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    private static void failNow() {
        throw new IllegalArgumentException("second");
    }

    @Async
    public static Coroutine<String> a_failing_await_replaces_the_failure() {
        try {
            await(failing("first"));
        } finally {
            await(failing("second"));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> after_a_failure_it_goes_on() {
        try {
            await(failing("thrown on"));
        } finally {
            log(await(later("cleaned up")));
            log(await(later("twice")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<Integer> loops_inside_finally() {
        int sum = 0;
        try {
            sum = await(later(1));
            throw new IllegalStateException("x");
        } catch (IllegalStateException e) {
            sum += 2;
        } finally {
            for (int i = 0; i < 3; i++) {
                sum += await(later(i * 10));
            }
        }
        return Coroutine.of(sum);
    }
}
