package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A caught exception leaves no stale state behind: the method awaits on as if nothing had been. */
public class Hazard20CaughtLeavesNothing {
    @Async
    public static Coroutine<String> alternating_failures_and_values() {
        String all = "";
        for (int i = 0; i < 6; i++) {
            try {
                all += i % 2 == 0 ? await(later("v" + i)) : await(failing("f" + i));
            } catch (IllegalStateException e) {
                all += e.getMessage();
                all += await(later("-"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_failure_is_not_thrown_twice() {
        try {
            await(failing("once"));
        } catch (IllegalStateException e) {
            log(e.getMessage());
        }
        await(later(1));
        try {
            return Coroutine.of("fine " + await(later(2)));
        } catch (IllegalStateException e) {
            return Coroutine.of("again " + e.getMessage());
        }
    }

    @Async
    public static Coroutine<String> failures_of_callees_that_had_suspended() {
        String all = "";
        for (int depth = 0; depth < 4; depth++) {
            try {
                all += await(fails(depth));
            } catch (IllegalStateException e) {
                all += e.getMessage() + await(later(depth));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    static Coroutine<String> fails(int depth) {
        String mine = "d" + await(later(depth));
        if (depth == 0) {
            return Coroutine.of(await(failing("bottom")));
        }
        try {
            return Coroutine.of(mine + await(fails(depth - 1)));
        } finally {
            log("left " + mine + await(later("!")));
        }
    }

    @Async
    public static Coroutine<String> a_value_after_a_failure_at_the_same_await() {
        int tries = 0;
        while (true) {
            try {
                return Coroutine.of(await(tries++ < 2 ? failing("try " + tries) : later("value")) + tries);
            } catch (IllegalStateException e) {
                log(e.getMessage());
            }
        }
    }
}
