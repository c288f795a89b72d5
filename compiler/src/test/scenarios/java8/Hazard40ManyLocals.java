package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Many live values at an await, wide ones among them; LargeMethodsTest goes to the limits. */
public class Hazard40ManyLocals {
    @Async
    static Coroutine<String> manyParameters(
            long a, int b, double c, byte d, String e, float f, long g, char h, boolean i, short j, Object k, long l,
            int[] m, double n, long o, String p, int q, float r, double s, long t) {
        String before = a + b + c + d + e + f + g + h + i + j + k + l + m[0] + n + o + p + q + r + s + t;
        a = await(later(a + 1));
        d++;
        h += 1;
        i = !i;
        m[0] = await(later(77));
        t -= await(later(3L));
        String after = a + b + c + d + e + f + g + h + i + j + k + l + m[0] + n + o + p + q + r + s + t;
        return Coroutine.of(before + "\n" + after);
    }

    @Async
    public static Coroutine<String> as_parameters() {
        return manyParameters(
                1L, 2, 3.5, (byte) 4, "five", 6.5f, 7L, '8', true, (short) 9, null, 10L, new int[] {11}, 12.5, 13L, "x",
                14, 15f, 16.5, 17L);
    }

    @Async
    public static Coroutine<String> as_operands() {
        return Coroutine.of("" + 1 + 2L + 'c' + 4.5 + 5.5f + true + await(later(7)) + (byte) 8 + (short) 9 + "ten"
                + (11L * 11 - (12 + (13L << (14 & await(later(3))) ^ 15)) / (16 - await(later(1)))) + new int[] {17, 18}[1]
                + (19 > await(later(20)) ? 21 : 22.5) + await(later("23")) + null);
    }

    static int take(int a, long b, int c, double d, int e, String f, int g, Object h, int i, long j) {
        log(a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h + " " + i + " " + j);
        return a + c + e + g + i;
    }

    @Async
    public static Coroutine<Integer> as_arguments_of_nested_calls() {
        return Coroutine.of(take(
                1, 2L, take(3, 4L, await(later(5)), 6.5, 7, "8", 9, 10L, 11, await(later(12L))), await(later(13.5)),
                take(14, await(later(15L)), 16, 17.5, take(18, 19L, 20, 21.5, 22, await(later("23")), 24, null, 25, 26L), "27",
                        28, await(later('c')), 29, 30L), "31", 32, new int[await(later(2))].length, await(later(33)), 34L));
    }

    @Async
    public static Coroutine<Long> written_and_read_in_turn() {
        long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        for (int i = 0; i < 12; i++) {
            long kept = a;
            a = b + (i % 2 == 0 ? await(later(1L)) : 0);
            b = c ^ d;
            c = d;
            d = e + await(later(kept));
            e = f;
            f = g * 3;
            g = h - i;
            h = kept;
        }
        return Coroutine.of(a ^ b ^ c ^ d ^ e ^ f ^ g ^ h);
    }
}
