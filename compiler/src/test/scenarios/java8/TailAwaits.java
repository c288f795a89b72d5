package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Coroutines that are returned and awaited once the method has been left. */
public class TailAwaits {
    @Async
    public static Coroutine<String> the_whole_method() {
        return step("a", 3);
    }

    @Async
    private static Coroutine<String> step(String text, int n) {
        log(text + await(later(n)));
        if (n == 0) {
            return Coroutine.of(text);
        }
        return step(text + n, n - 1);
    }

    @Async
    public static Coroutine<String> from_the_middle_of_a_chain() {
        return Coroutine.of("<" + await(middle()) + ">" + await(later("end")));
    }

    @Async
    private static Coroutine<String> middle() {
        String mine = await(later("middle"));
        return last(mine, await(later(2L)));
    }

    @Async
    private static Coroutine<String> last(String before, long wide) {
        return Coroutine.of(before + wide + await(later("last")));
    }

    @Async
    public static Coroutine<String> of_a_failure() {
        try {
            return Coroutine.of(await(failsAtTheTail()));
        } catch (IllegalStateException e) {
            return Coroutine.of("caught " + e.getMessage() + await(later("!")));
        }
    }

    @Async
    private static Coroutine<String> failsAtTheTail() {
        await(later(1));
        return fails();
    }

    @Async
    private static Coroutine<String> fails() {
        await(later(2));
        throw new IllegalStateException("fails");
    }

    @Async
    public static Coroutine<String> chosen_by_a_ternary() {
        boolean yes = await(later(true));
        return yes ? last("chosen", 1L) : Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> chosen_by_a_ternary_that_peels_nothing() {
        boolean yes = await(later(true));
        return !yes ? last("never", 1L) : Coroutine.of("wrapped");
    }

    @Async
    public static Coroutine<String> without_any_await_of_its_own() {
        return Coroutine.of(await(passOn(1)) + await(passOn(2)));
    }

    @Async
    private static Coroutine<String> passOn(int n) {
        return last("passed " + n, n);
    }

    @Async
    public static Coroutine<Object> out_of_a_loop_and_a_try() {
        for (int i = 0; ; i++) {
            try {
                if (await(later(i)) == 2) {
                    Coroutine<String> result = last("loop", i);
                    return widen(result); // FRM102: and no handler does see it
                }
            } finally {
                log("finally " + i);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Coroutine<Object> widen(Coroutine<?> coroutine) {
        return (Coroutine<Object>) coroutine;
    }

    @Async
    public static Coroutine<String> of_a_method_that_is_not_async() {
        await(later(1));
        return plain("x");
    }

    private static Coroutine<String> plain(String text) {
        return last(text, 5);
    }

    @Async
    public static Coroutine<String> of_null() {
        try {
            return Coroutine.of(await(returnsNull()));
        } catch (NullPointerException e) {
            return Coroutine.of("null " + await(later(1)));
        }
    }

    @Async
    private static Coroutine<String> returnsNull() {
        await(later(1));
        return null;
    }
}
