package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.Arrays;

/** Primitive values of every type in every place, changed by every operator, across awaits. */
public class PrimitivesAcrossAwaits {
    byte b = 1;
    short s = 2;
    char c = 'c';
    boolean z = true;
    int i = 5;
    long j = 6;
    float f = 7.5f;
    double d = 8.25;
    static int count;

    PrimitivesAcrossAwaits at(String where) {
        log(where);
        return this;
    }

    @Override
    public String toString() {
        return b + " " + s + " " + c + " " + z + " " + i + " " + j + " " + f + " " + d;
    }

    @Async
    public static Coroutine<String> compound_assignments_to_fields() {
        PrimitivesAcrossAwaits p = new PrimitivesAcrossAwaits();
        p.at("b").b += await(later(200));
        p.at("s").s -= await(later((short) 3));
        p.at("c").c++;
        p.at("c").c += await(later(2));
        p.at("z").z &= await(later(false));
        p.at("i").i <<= await(later(3L));
        p.at("j").j >>>= await(later(1));
        p.at("f").f *= await(later(2.5));
        p.at("d").d %= await(later(3f));
        return Coroutine.of(p.toString());
    }

    @Async
    public static Coroutine<String> increments_in_expressions() {
        PrimitivesAcrossAwaits p = new PrimitivesAcrossAwaits();
        byte b = 127;
        char c = 'y';
        long j = Long.MAX_VALUE;
        String all = b++ + await(later(" ")) + b + c++ + await(later(c)) + ++j + await(later(" ")) + p.i++ * await(later(2))
                + --p.at("d").d + await(later(--p.s)) + p;
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> array_elements_of_every_type() {
        byte[] bs = {1, 2};
        short[] ss = {3, 4};
        char[] cs = {'a', 'b'};
        boolean[] zs = {true, false};
        long[] js = {5, 6};
        float[] fs = {7, 8};
        double[] ds = {9, 10};
        for (int i = 0; i < 2; i++) {
            bs[await(later(i))] += await(later(127));
            ss[i] = (short) (ss[1 - i] * await(later(10000)));
            cs[i] ^= await(later((char) 1));
            zs[i] = zs[1 - i] | await(later(i == 0));
            js[i]-- ;
            js[await(later(1 - i))] *= js[i] + await(later(2L));
            fs[i] /= await(later(3));
            ds[i] += fs[i] - await(later(0.5f));
        }
        return Coroutine.of(Arrays.toString(bs) + Arrays.toString(ss) + Arrays.toString(cs) + Arrays.toString(zs)
                + Arrays.toString(js) + Arrays.toString(fs) + Arrays.toString(ds));
    }

    static String kinds(byte b, short s, char c, boolean z, int i, long j, float f, double d) {
        return "" + b + s + c + z + i + j + f + d;
    }

    @Async
    public static Coroutine<String> arguments_of_every_type() {
        return Coroutine.of(kinds(
                (byte) (int) await(later(300)), await(later((short) 2)), (char) (await(later('x')) + 1), !await(later(true)),
                await(later(5)) / 2, await(later(6L)) * -1, await(later(7f)) / 0, await(later(8.0)) - 0.1));
    }

    @Async
    public static Coroutine<String> conversions() {
        double big = await(later(1e20));
        float nan = (float) (await(later(0.0)) / 0);
        return Coroutine.of((int) big + " " + (long) big + " " + (byte) (int) big + " " + (int) nan + " "
                + (char) (double) await(later(65.9)) + " " + (short) (long) await(later(70000L)) + " " + (float) (double) await(later(0.1)) + " "
                + (long) (float) await(later(-1.9f)));
    }

    @Async
    public static Coroutine<String> comparisons() {
        double nan = await(later(Double.NaN));
        long j = await(later(1L << 32));
        String all = "";
        all += nan > await(later(1.0)) ? "a" : "b";
        all += !(nan <= await(later(1.0))) ? "a" : "b";
        all += j == await(later(1L << 32)) ? "a" : "b";
        all += (int) j != await(later(0)) ? "a" : "b";
        all += 0.0f == await(later(-0.0f)) ? "a" : "b";
        all += (await(later('a')) < await(later('b'))) == await(later(true)) ? "a" : "b";
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> boxes_and_identity() {
        Integer small = await(later(127));
        Integer large = await(later(128));
        Integer none = await(later((Integer) null));
        String all = (small == await(later((Integer) 127))) + " " + large.equals(await(later(128))) + " ";
        try {
            all += none + await(later(1));
        } catch (NullPointerException e) {
            all += await(later("unboxed null"));
        }
        small += await(later(1));
        small++;
        Character c = await(later('c'));
        c++;
        return Coroutine.of(all + small + c + (small > large));
    }

    @Async
    public static Coroutine<String> bits() {
        int i = await(later(0xff00ff00));
        long j = await(later(0xffL));
        i >>>= await(later(4));
        i ^= ~await(later(0x0f0f));
        j |= (long) i << await(later(35));
        boolean z = (i & await(later(1))) != 0 ^ await(later(true));
        return Coroutine.of(Integer.toHexString(i) + Long.toHexString(j) + z);
    }

    @Async
    static Coroutine<Integer> counted(int by) {
        count += by + await(later(0));
        return Coroutine.of(count);
    }

    @Async
    public static Coroutine<String> the_left_operand_is_read_first() {
        count = 1;
        int local = 1;
        int sum = count + await(counted(10)) + count;
        local += (local = await(later(5))) + local;
        int[] cells = {0, 0, 0};
        int index = 0;
        cells[index++] = index + await(later(index++)) + index;
        return Coroutine.of(sum + " " + local + " " + Arrays.toString(cells) + index);
    }
}
