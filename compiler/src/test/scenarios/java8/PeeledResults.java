package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Coroutine.of, done and failed at every place of a method where they can be returned. */
public class PeeledResults {
    @Async
    public static Coroutine<Void> done_in_the_end() {
        await(later(1));
        return Coroutine.done();
    }

    @Async
    public static Coroutine<Void> failed_in_the_end() {
        await(later(1));
        return Coroutine.failed(new IllegalStateException("failed"));
    }

    @Async
    public static Coroutine<String> in_try_catch_and_finally() {
        String all = "";
        for (int i = 0; i < 4; i++) {
            try {
                all += await(anywhere(i));
            } catch (RuntimeException e) {
                all += e.getMessage();
            }
        }
        return Coroutine.of(all);
    }

    @Async
    private static Coroutine<String> anywhere(int way) {
        try {
            if (way == 0) {
                return Coroutine.of("try" + await(later(0)));
            }
            if (way == 1) {
                return Coroutine.failed(new IllegalStateException("is not caught here" + await(later(1))));
            }
            await(failing("is caught here"));
        } catch (IllegalStateException e) {
            if (way == 2) {
                return Coroutine.of(await(later(e.getMessage())));
            }
            return Coroutine.done();
        } finally {
            log("finally " + await(later(way)));
        }
        return Coroutine.of("never");
    }

    @Async
    @SuppressWarnings("finally")
    public static Coroutine<Integer> in_a_finally_that_overrules() {
        try {
            await(failing("overruled"));
            return Coroutine.of(1);
        } finally {
            await(later(1));
            return Coroutine.of(2);
        }
    }

    @Async
    public static Coroutine<Integer> in_switch_arms() {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            Integer arm = await(arm(i));
            sum = sum * 10 + (arm == null ? 7 : arm);
        }
        return Coroutine.of(sum);
    }

    @Async
    private static Coroutine<Integer> arm(int i) {
        switch (await(later(i))) {
            case 0:
                return Coroutine.of(1);
            case 1:
                return Coroutine.done();
            case 2:
                return Coroutine.of(await(later(3)));
            default:
                return Coroutine.of(null);
        }
    }

    @Async
    public static Coroutine<String> in_a_ternary() {
        boolean yes = await(later(true));
        return yes ? Coroutine.of("yes") : Coroutine.of("no");
    }

    @Async
    public static Coroutine<String> with_a_ternary_inside() {
        boolean yes = await(later(false));
        return Coroutine.of(yes ? await(later("yes")) : "no");
    }

    @Async
    public static Coroutine<Object> in_a_local_first() {
        Coroutine<Object> result = Coroutine.of(await(later(1)));
        log("made");
        return result;
    }

    @Async
    public static Coroutine<Object> with_a_cast() {
        await(later(1));
        return (Coroutine<Object>) (Coroutine<?>) Coroutine.of("cast");
    }

    @Async
    public static Coroutine<Long> boxed_from_wide_values() {
        long wide = await(later(5L));
        return Coroutine.of(wide << 33);
    }

    @Async
    public static Coroutine<String> failed_with_operands_evaluated_in_order() {
        return Coroutine.failed(new IllegalStateException(traced(await(later("message"))), new Exception(traced(await(later("cause"))))));
    }

    @Async
    public static Coroutine<String> failed_with_null() {
        try {
            return Coroutine.of(await(failsWithNull()));
        } catch (NullPointerException e) {
            return Coroutine.of("null " + await(later(2)));
        }
    }

    @Async
    private static Coroutine<String> failsWithNull() {
        await(later(1));
        return Coroutine.failed(null);
    }

    @Async
    public static Coroutine<String> made_and_awaited() {
        return Coroutine.of(await(Coroutine.of("a" + await(later(1)))) + await(Coroutine.<String>done()));
    }
}
