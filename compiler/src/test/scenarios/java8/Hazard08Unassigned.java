package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A local that is not assigned on every path lies over a slot that once held something else. */
public class Hazard08Unassigned {
    @Async
    public static Coroutine<Integer> over_a_stale_slot() {
        {
            String stale = "stale";
            log(stale + await(later(1)));
        }
        int late;
        if (await(later(true))) {
            late = 5;
        } else {
            late = await(later(6));
        }
        return Coroutine.of(late + await(later(1)));
    }

    @Async
    public static Coroutine<Long> declared_and_assigned_after_an_await() {
        long wide;
        double unused;
        await(later(1));
        wide = 7;
        await(later(2));
        return Coroutine.of(wide);
    }

    @Async
    public static Coroutine<String> assigned_in_one_branch_only() {
        String text = "";
        for (int i = 0; i < 4; i++) {
            final String part;
            if (i % 2 == 0) {
                await(later(i));
                part = "even";
            } else {
                part = await(later("odd"));
            }
            text += part;
        }
        return Coroutine.of(text);
    }

    @Async
    public static Coroutine<String> definitely_assigned_by_an_endless_loop() {
        String found;
        int i = 0;
        while (true) {
            Object stale = i;
            if (await(later(++i)) == 3) {
                found = "found " + stale;
                break;
            }
        }
        return Coroutine.of(found + await(later("!")));
    }
}
