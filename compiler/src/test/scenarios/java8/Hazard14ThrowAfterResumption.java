package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.io.IOException;

/** A failure that arrives with a resumption reaches the catch clause that surrounds the await. */
public class Hazard14ThrowAfterResumption {
    private static class Specific extends IllegalStateException {
        Specific(String message) {
            super(message);
        }
    }

    @Async
    public static Coroutine<String> the_right_one_of_several_clauses() {
        String all = "";
        RuntimeException[] failures = {
            new Specific("specific"), new IllegalStateException("state"), new IllegalArgumentException("argument"), null
        };
        for (RuntimeException failure : failures) {
            try {
                all += failure == null ? await(later("none")) : await(failing(failure));
            } catch (Specific e) {
                all += "S" + e.getMessage();
            } catch (IllegalStateException e) {
                all += "I" + e.getMessage();
            } catch (IllegalArgumentException | NullPointerException e) {
                all += "A" + e.getMessage();
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> the_right_one_of_nested_trys() {
        String all = "";
        for (int i = 0; i < 3; i++) {
            try {
                all += "a";
                try {
                    if (i == 0) {
                        await(failing(new Specific("x")));
                    } else if (i == 1) {
                        await(failing("y"));
                    }
                    all += "b";
                } catch (Specific e) {
                    all += "c";
                    await(failing("z"));
                }
                all += "d";
            } catch (IllegalStateException e) {
                all += e.getMessage() + await(later("e"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Integer> none_lets_it_out() {
        try {
            await(later(1));
            await(failing(new UnsupportedOperationException("out")));
        } catch (IllegalStateException e) {
            log("never");
        }
        return Coroutine.of(1);
    }

    @Async
    public static Coroutine<String> an_error_and_a_checked_exception() {
        String all = "";
        try {
            await(failing(new AssertionError("error")));
        } catch (Error e) {
            all += e.getMessage();
        }
        try {
            all += await(read(await(later(true))));
        } catch (IOException e) {
            all += e.getMessage();
        }
        try {
            await(failing(new IOException("undeclared")));
        } catch (Exception e) {
            all += e;
        }
        return Coroutine.of(all);
    }

    @Async
    private static Coroutine<String> read(boolean broken) throws IOException {
        await(later(1));
        if (broken) {
            throw new IOException("broken");
        }
        return Coroutine.of("read");
    }

    @Async
    public static Coroutine<String> a_stage_brings_the_original_failure() {
        try {
            await(failingStage(new IOException("original")));
        } catch (Throwable e) {
            return Coroutine.of(e + " " + await(stage("after")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> handlers_that_share_a_range() {
        String all = "";
        for (int i = 0; i < 2; i++) {
            try {
                try {
                    all += await(later("in"));
                    if (i == 1) {
                        await(failing("fails"));
                    }
                } finally {
                    all += await(later("finally"));
                }
            } catch (RuntimeException e) {
                all += e.getMessage();
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> operands_are_dropped_when_it_throws() {
        String all = "before";
        try {
            all += 1L + all.length() * await(later(2)) + String.valueOf(Math.max(3.0, await(Hazard14ThrowAfterResumption.number())));
        } catch (IllegalStateException e) {
            all += e.getMessage();
        }
        return Coroutine.of(all);
    }

    private static io.fermata.Awaitable<Double> number() {
        return failing("no number");
    }

    @Async
    public static Coroutine<String> suppressed_and_cause_travel_along() {
        RuntimeException failure = new RuntimeException("main", new IOException("cause"));
        failure.addSuppressed(new IllegalStateException("suppressed"));
        await(later(1));
        return Coroutine.of(await(failing(failure)));
    }
}
