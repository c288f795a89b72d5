package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.Awaitable;

/** Handlers for everything, precise rethrows, and failures of the code right after an await. */
public class CatchAll {
    @Async
    public static Coroutine<String> a_value_of_the_wrong_class() {
        String all = "";
        try {
            String text = await(CatchAll.<String>polluted());
            all += text;
        } catch (ClassCastException e) {
            all += "caught " + await(later("!"));
        }
        try {
            int number = await(CatchAll.<Integer>polluted());
            all += number;
        } catch (ClassCastException e) {
            all += "again " + await(later("!"));
        }
        return Coroutine.of(all);
    }

    @SuppressWarnings("unchecked")
    private static <T> Awaitable<T> polluted() {
        return (Awaitable<T>) later((Object) 2.5);
    }

    @Async
    public static Coroutine<String> throwable_around_everything() {
        String all = "";
        for (int i = 0; i < 5; i++) {
            try {
                switch (i) {
                    case 0:
                        await(failing(new Error("error")));
                        break;
                    case 1:
                        await(failing(new Exception("checked")));
                        break;
                    case 2:
                        all += await(later(1)) / (i - await(later(2)));
                        break;
                    case 3:
                        await(later((String) null)).trim();
                        break;
                    default:
                        all += await(later("fine"));
                }
            } catch (Throwable t) {
                all += t.getClass().getSimpleName() + await(later(";"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_precise_rethrow() {
        try {
            rethrow(await(later("x")));
            return Coroutine.of("never");
        } catch (java.io.IOException e) {
            return Coroutine.of(e.getMessage() + await(later("!")));
        }
    }

    private static void rethrow(String text) throws java.io.IOException {
        try {
            throw new java.io.IOException(text);
        } catch (final Exception e) {
            throw e;
        }
    }

    @Async
    public static Coroutine<String> rethrown_after_an_await() {
        String all = "";
        try {
            try {
                await(failing(new java.io.FileNotFoundException("lost")));
                throw new java.io.FileNotFoundException("never");
            } catch (java.io.IOException e) {
                all += await(later("handled "));
                throw e;
            } finally {
                all += await(later("finally "));
            }
        } catch (java.io.IOException e) {
            return Coroutine.of(all + e.getMessage());
        }
    }

    @Async
    public static Coroutine<String> a_subscription_that_throws() {
        Awaitable<String> broken = waiter -> {
            throw new IllegalArgumentException("broken");
        };
        try {
            await(later(1));
            return Coroutine.of(await(broken));
        } catch (IllegalArgumentException e) {
            return Coroutine.of(e.getMessage() + await(later("!")));
        }
    }

    @Async
    public static Coroutine<Integer> four_nested_trys() {
        int depth = 0;
        try {
            depth += await(later(1));
            try {
                depth += await(later(1));
                try {
                    depth += await(later(1));
                    try {
                        depth += await(later(1));
                        await(failing("innermost"));
                    } finally {
                        depth += await(later(10));
                    }
                } catch (IllegalArgumentException e) {
                    depth += 1_000_000;
                } finally {
                    depth += await(later(100));
                }
            } catch (UnsupportedOperationException e) {
                depth += 1_000_000;
            }
        } catch (IllegalStateException e) {
            depth += await(later(1000));
        }
        return Coroutine.of(depth);
    }
}
