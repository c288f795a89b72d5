package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Locals and operands that can only be null. */
public class Hazard06OnlyNull {
    private static String describe(Object a, String b, int[] c, Object d) {
        return a + " " + b + " " + (c == null) + " " + d;
    }

    @Async
    public static Coroutine<String> a_local_that_is_only_null() {
        String none = null;
        int[] array = null;
        int one = await(later(1));
        return Coroutine.of(describe(none, none, array, one));
    }

    @Async
    public static Coroutine<String> operands_that_are_only_null() {
        return Coroutine.of(describe(null, null, null, await(later("x"))));
    }

    @Async
    public static Coroutine<String> null_receives_a_value_later() {
        StringBuilder text = null;
        await(later(1));
        if (text == null) {
            text = new StringBuilder("made");
        }
        await(later(2));
        return Coroutine.of(text.toString());
    }

    @Async
    public static Coroutine<String> a_method_called_on_null() {
        String none = null;
        await(later(1));
        try {
            return Coroutine.of(none.trim());
        } catch (NullPointerException expected) {
            return Coroutine.of("caught " + await(later(2)));
        }
    }

    @Async
    public static Coroutine<String> null_is_awaited() {
        try {
            await((io.fermata.Awaitable<String>) null);
            return Coroutine.of("never");
        } catch (NullPointerException expected) {
            return Coroutine.of("caught " + await(later(2)));
        }
    }

    @Async
    public static Coroutine<Object> null_is_what_comes() {
        Object a = await(later(null));
        Integer b = await(later((Integer) null));
        try {
            int c = b;
            return Coroutine.of(c);
        } catch (NullPointerException expected) {
            return Coroutine.of(a);
        }
    }
}
