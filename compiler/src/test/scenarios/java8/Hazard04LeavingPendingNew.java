package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.concurrent.atomic.AtomicInteger;

/** Control leaves an expression while an object waits to be constructed. */
public class Hazard04LeavingPendingNew {
    private static int number(String text) {
        log("number " + text);
        return Integer.parseInt(text);
    }

    @Async
    public static Coroutine<String> a_throw_among_the_arguments() {
        String seen = "";
        for (int i = 0; i < 4; i++) {
            try {
                seen += new StringBuilder(await(later("n"))).append(new AtomicInteger(number(i % 2 == 0 ? "1" : "x")).get() + await(later(i)));
            } catch (NumberFormatException expected) {
                seen += await(later("caught"));
                continue;
            }
            if (i == 2) {
                break;
            }
        }
        return Coroutine.of(seen);
    }

    @Async
    public static Coroutine<String> a_failing_await_among_the_arguments() {
        try {
            return Coroutine.of(new String(new String(await(later("a"))) + new String(Hazard04LeavingPendingNew.<String>fail())));
        } catch (IllegalStateException expected) {
            return Coroutine.of("caught " + expected.getMessage());
        }
    }

    private static <T> T fail() {
        throw new IllegalStateException("failed");
    }

    @Async
    public static Coroutine<String> a_failing_await() {
        try {
            return Coroutine.of(new StringBuilder(new String(await(later("a")))).append(new StringBuilder(await(Hazard04LeavingPendingNew.failingText()))).toString());
        } catch (IllegalStateException expected) {
            return Coroutine.of("caught " + expected.getMessage() + await(later("!")));
        } finally {
            log("finally " + await(later(1)));
        }
    }

    private static io.fermata.Awaitable<String> failingText() {
        return failing("text");
    }

    @Async
    public static Coroutine<String> conditional_paths_with_several_pending() {
        String result = "";
        for (int i = 0; i < 3; i++) {
            result += new StringBuilder(
                    new String(i == 0 ? await(later("zero")) : new String(i == 1 ? "one" : await(later("two"))))
                            + (i > 0 && await(later(i)) > 1 ? new String(await(later("big"))) : "small"));
        }
        return Coroutine.of(result);
    }
}
