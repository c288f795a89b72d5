package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Operands of all kinds lie on the stack while an argument is awaited. */
public class Hazard01MixedStack {
    private final int[] counts = {1, 2, 3};
    private long total = 40;

    @Async
    public static Coroutine<String> all_kinds_of_operands() {
        return Coroutine.of(join(1, 2L, 3f, 4d, 'c', (byte) 5, (short) 6, true, "s", new int[] {7}, await(later("end"))));
    }

    @Async
    public static Coroutine<String> an_await_for_each_argument() {
        return Coroutine.of(join(
                await(later(1)),
                await(later(2L)),
                await(later(3f)),
                await(later(4d)),
                await(later('c')),
                await(later((byte) 5)),
                await(later((short) 6)),
                await(later(true)),
                await(later("s")),
                await(later(new int[] {7})),
                await(later("end"))));
    }

    @Async
    public static Coroutine<Long> arithmetic() {
        long a = 5;
        double d = 0.5;
        return Coroutine.of(a * 3 + (long) (d * await(later(4)) + (a << await(later(2)))) - await(later(1L)));
    }

    @Async
    public static Coroutine<Integer> array_element_and_index() {
        int[] values = {1, 2, 3};
        int i = 0;
        values[i++] += await(later(10)) + values[i++];
        values[i] = values[i] * await(later(i));
        return Coroutine.of(values[0] * 10_000 + values[1] * 100 + values[2]);
    }

    @Async
    public static Coroutine<Long> compound_assignment_to_fields() {
        return new Hazard01MixedStack().assign();
    }

    @Async
    private Coroutine<Long> assign() {
        total += await(later(2));
        counts[await(later(1))] *= await(later(5));
        long before = total++ + await(later(100L));
        total = counts[1] += await(later(3));
        return Coroutine.of(before * 1000 + total);
    }

    @Async
    public static Coroutine<String> null_and_reference_operands() {
        return Coroutine.of(String.format("%s %s %s", null, await(later("x")), traced("y")));
    }

    @Async
    public static Coroutine<Integer> a_deep_stack() {
        return Coroutine.of(1
                + (2 + (3 + (4 + (5 + (6 + (7 + (8 + (9 + (10 + await(later(11)))))))))) * await(later(2)))
                        * await(later(3)));
    }

    @Async
    public static Coroutine<Boolean> comparisons() {
        long a = 7;
        return Coroutine.of(a < await(later(8L)) && 3.5 >= await(later(3.5)) && traced("x") == await(later("x")));
    }

    @Async
    public static Coroutine<String> evaluation_order() {
        return Coroutine.of(join(
                traced(1), traced(2L), traced(3f), await(later(4d)), traced('c'), traced((byte) 5),
                await(later((short) 6)), traced(true), traced("s"), traced(new int[] {7}), await(later("end"))));
    }

    private static String join(
            int i, long l, float f, double d, char c, byte b, short s, boolean z, String text, int[] array, String end) {
        return "" + i + l + f + d + c + b + s + z + text + array[0] + end;
    }
}
