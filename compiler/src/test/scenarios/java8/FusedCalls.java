package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Async methods of one class that await each other directly. */
public class FusedCalls {
    private static class Checked extends Exception {
        Checked(String message) {
            super(message);
        }
    }

    private long state = 1;

    @Async
    public static Coroutine<String> suspended_at_every_depth() {
        return Coroutine.of(await(one("a", 1L)) + await(one("b", 2L)));
    }

    @Async
    private static Coroutine<String> one(String text, long wide) {
        String before = text + await(later(wide));
        return Coroutine.of(before + await(two(wide * 2, before, 0.5)) + text + await(later(1)));
    }

    @Async
    private static Coroutine<String> two(long wide, String text, double d) {
        text += d;
        String inner = await(three((byte) 3, text, wide, d + 1)) + await(later(2));
        return Coroutine.of(inner + text + wide + d);
    }

    @Async
    private static Coroutine<String> three(byte b, String text, long wide, double d) {
        log("three");
        return Coroutine.of(await(four(b, d)) + text + wide + await(later(3)) + d + b);
    }

    @Async
    private static Coroutine<String> four(int b, double d) {
        return Coroutine.of(await(five()) + b + d);
    }

    @Async
    private static Coroutine<String> five() {
        return Coroutine.of(await(later("five")));
    }

    @Async
    public static Coroutine<String> operands_below_a_fused_call() {
        String text = "t";
        return Coroutine.of(text + 1L + await(one(text, 3L + await(two(4L, "x", await(later(0.25)))).length())) + await(five()));
    }

    @Async
    public static Coroutine<Long> of_an_instance_private_and_final() {
        FusedCalls calls = new FusedCalls();
        return Coroutine.of(await(calls.add(5L, 2)) + await(calls.fixed(1)) + calls.state);
    }

    @Async
    private Coroutine<Long> add(long wide, int times) {
        for (int i = 0; i < times; i++) {
            state += wide + await(fixed(i));
        }
        return Coroutine.of(state);
    }

    @Async
    final Coroutine<Long> fixed(int i) {
        state += i;
        return Coroutine.of(state + await(later((long) i)));
    }

    @Async
    public static Coroutine<Integer> direct_recursion() {
        return Coroutine.of(await(fibonacci(6)));
    }

    @Async
    private static Coroutine<Integer> fibonacci(int n) {
        if (n < 2) {
            return Coroutine.of(await(later(n)));
        }
        return Coroutine.of(await(fibonacci(n - 1)) + await(fibonacci(n - 2)));
    }

    @Async
    public static Coroutine<Boolean> mutual_recursion() {
        return Coroutine.of(await(isEven(7)) || await(isOdd(7)));
    }

    @Async
    private static Coroutine<Boolean> isEven(int n) {
        return Coroutine.of(n == 0 ? await(later(true)) : await(isOdd(n - 1)));
    }

    @Async
    private static Coroutine<Boolean> isOdd(int n) {
        return Coroutine.of(n == 0 ? await(later(false)) : await(isEven(n - 1)));
    }

    @Async
    public static Coroutine<String> exceptions_across() {
        String all = "";
        for (int i = 0; i < 4; i++) {
            try {
                all += await(outer(i));
            } catch (Checked e) {
                all += e.getMessage();
            } finally {
                all += ";";
            }
        }
        return Coroutine.of(all);
    }

    @Async
    private static Coroutine<String> outer(int i) throws Checked {
        try {
            return Coroutine.of("o" + await(inner(i)));
        } catch (IllegalStateException e) {
            log("outer catches " + e.getMessage());
            return Coroutine.of(await(later("recovered")));
        } finally {
            log("outer finally " + await(later(i)));
        }
    }

    @Async
    private static Coroutine<String> inner(int i) throws Checked {
        if (i == 0) {
            throw new Checked("before");
        }
        await(later(i));
        if (i == 1) {
            throw new Checked("after");
        }
        return Coroutine.of(i == 2 ? await(failing("inner")) : "fine");
    }

    @Async
    public static Coroutine<String> a_callee_without_awaits() {
        return Coroutine.of(await(nothing(1, 2L)) + await(later("!")) + await(nothing(3, 4L)));
    }

    @Async
    private static Coroutine<String> nothing(int a, long b) {
        return Coroutine.of("" + a + b);
    }

    @Async
    public static Coroutine<String> a_callee_that_tail_awaits() {
        return Coroutine.of(await(tail(1)) + await(tail(2)));
    }

    @Async
    private static Coroutine<String> tail(int n) {
        if (n == 1) {
            return one("tail", await(later(9L)));
        }
        return five();
    }

    @Async
    public static Coroutine<Integer> parameters_changed_before_the_first_suspension() {
        return Coroutine.of(await(change(1, "x", 2L)));
    }

    @Async
    private static Coroutine<Integer> change(int a, String b, long c) {
        a += 10;
        b += "yz";
        c = a + b.length();
        if (await(later(true))) {
            a += await(later(1));
        }
        return Coroutine.of((int) (a + c) + b.length());
    }

    @Async
    public static Coroutine<String> generic_ones() {
        return Coroutine.of(await(pick("a", "b", true)) + await(pick(1, 2L, false)));
    }

    @Async
    private static <T, U extends T> Coroutine<T> pick(T first, U second, boolean one) {
        T chosen = one ? first : second;
        return Coroutine.of(await(later(chosen)));
    }
}
