package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Loops without an exit of their own. */
public class Hazard25EndlessLoops {
    private static int rounds;

    @Async
    public static Coroutine<Void> left_by_a_failure() {
        while (true) {
            if (rounds++ == 3) {
                await(failing("enough"));
            }
            await(later(rounds));
        }
    }

    @Async
    public static Coroutine<Void> for_without_a_condition() {
        for (int i = 0; ; i++) {
            log(await(later(i)));
            if (i == 3) {
                throw new IllegalStateException("enough");
            }
        }
    }

    @Async
    public static Coroutine<String> endless_inside_a_try() {
        int i = 0;
        try {
            while (true) {
                try {
                    i += await(later(1));
                    if (i > 2) {
                        await(failing("enough"));
                    }
                } finally {
                    log("round " + i);
                }
            }
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + i);
        }
    }

    @Async
    public static Coroutine<Void> do_while_true() {
        long n = 1;
        do {
            n *= 2;
            await(n > 20 ? failing("n is " + n) : later(n));
        } while (true);
    }
}
