package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A parameter reassigned inside a try, before an await. */
public class Hazard19ParameterReassigned {
    @Async
    public static Coroutine<String> seen_in_the_handler() {
        return Coroutine.of(await(reassign("a", 1, 2L, new Object[] {"x"})));
    }

    @Async
    private static Coroutine<String> reassign(String text, int number, long wide, Object... rest) {
        try {
            text = "b";
            number++;
            await(later(1));
            wide = await(later(5L));
            rest = null;
            await(failing("failed"));
            text = "c";
        } catch (IllegalStateException e) {
            return Coroutine.of(text + number + wide + rest + e.getMessage());
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> seen_after_the_next_await() {
        return Coroutine.of(await(twice("a", 'b')));
    }

    @Async
    private static Coroutine<String> twice(String text, char c) {
        text += await(later(1));
        await(later(2));
        try {
            c = (char) (c + await(later(1)));
            text += c;
            await(later(3));
        } finally {
            text += await(later("!"));
            await(later(4));
        }
        return Coroutine.of(text + c);
    }

    @Async
    public static Coroutine<Integer> in_a_loop() {
        return Coroutine.of(await(countDown(5, 0)));
    }

    @Async
    private static Coroutine<Integer> countDown(int n, int sum) {
        while (n-- > 0) {
            try {
                sum += n;
                if (await(later(n)) == 2) {
                    n--;
                    throw new IllegalStateException("two");
                }
            } catch (IllegalStateException e) {
                sum += 100 * n;
            }
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<String> to_null_and_back() {
        return Coroutine.of(await(toNull("a")));
    }

    @Async
    private static Coroutine<String> toNull(String text) {
        text = null;
        await(later(1));
        String seen = "" + text;
        text = await(later("b"));
        await(later(1));
        return Coroutine.of(seen + text);
    }
}
