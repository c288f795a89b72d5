package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** long and double in locals, arguments and receivers. */
public class Hazard11WideValues {
    private final long base;

    private Hazard11WideValues(long base) {
        this.base = base;
    }

    @Async
    public static Coroutine<String> locals_between_narrow_ones() {
        int a = 1;
        long b = 2;
        int c = 3;
        double d = 4;
        String e = "5";
        long f = await(later(6L));
        a += await(later(1));
        return Coroutine.of(a + " " + b + c + d + e + f);
    }

    @Async
    public static Coroutine<Double> arguments() {
        return Coroutine.of(await(mix(1L, 2, 3d, "4", 5L)) + await(new Hazard11WideValues(7).own(1d, 2L, 3f)));
    }

    @Async
    private static Coroutine<Double> mix(long a, int b, double c, String d, long e) {
        double sum = a + b;
        sum += await(later(1));
        a = e;
        sum += c + Integer.parseInt(d) + a;
        c = await(later(0.25));
        await(later(1));
        return Coroutine.of(sum + a + e + c);
    }

    @Async
    private Coroutine<Double> own(double a, long b, float c) {
        return Coroutine.of(base * a + await(later(b)) * c - (base << await(later(2))));
    }

    @Async
    public static Coroutine<String> operands() {
        long[] longs = {1, 2};
        double[] doubles = {1, 2};
        longs[1] += await(later(3L)) * longs[await(later(0))]--;
        doubles[await(later(1))] /= 4 + await(later(4));
        long chained = longs[0] = await(later(9L));
        return Coroutine.of(longs[0] + " " + longs[1] + " " + doubles[1] + " " + chained);
    }

    @Async
    public static Coroutine<Long> conversions() {
        long l = await(later(3));
        double d = await(later(2f));
        l += d;
        l -= await(later('a'));
        return Coroutine.of(l > await(later(-5.5)) ? l : (long) d);
    }
}
