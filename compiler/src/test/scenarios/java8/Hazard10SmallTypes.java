package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** boolean, byte, char and short across awaits. */
public class Hazard10SmallTypes {
    private static boolean flag = true;
    private byte field = 1;

    @Async
    public static Coroutine<String> as_locals() {
        boolean z = true;
        byte b = (byte) 200;
        char c = '\uffff';
        short s = (short) 40_000;
        await(later(1));
        b += 100;
        c++;
        s <<= await(later(1));
        z ^= await(later(true));
        return Coroutine.of(z + " " + b + " " + (int) c + " " + s);
    }

    @Async
    public static Coroutine<String> as_parameters() {
        return Coroutine.of(await(small(false, (byte) -1, 'x', (short) -2)) + await(new Hazard10SmallTypes().own((byte) 3)));
    }

    @Async
    private static Coroutine<String> small(boolean z, byte b, char c, short s) {
        await(later(1));
        b--;
        c += 1;
        z = !z;
        await(later(2));
        s = (short) (s * b);
        return Coroutine.of("" + z + b + c + s);
    }

    @Async
    private Coroutine<Integer> own(byte more) {
        field += more + await(later((byte) 100));
        field += await(later((byte) 100));
        return Coroutine.of((int) field);
    }

    @Async
    public static Coroutine<String> as_operands_and_in_arrays() {
        boolean[] flags = {true, false};
        byte[] bytes = {1, 2};
        char[] chars = {'a', 'b'};
        short[] shorts = {1, 2};
        flags[await(later(1))] |= await(later(true));
        bytes[await(later(1))] += await(later((byte) 127));
        chars[await(later(1))] += await(later(2));
        shorts[await(later(0))]--;
        return Coroutine.of(java.util.Arrays.toString(flags) + bytes[1] + chars[1] + shorts[0]);
    }

    @Async
    public static Coroutine<Boolean> as_conditions() {
        boolean a = await(later(true));
        boolean b = a && flag & await(later(true)) || await(later(false));
        return Coroutine.of(b == !await(later(false)) ? a : flag);
    }

    @Async
    public static Coroutine<Character> boxed_results() {
        char c = await(later('q'));
        byte b = await(later((byte) 1));
        short s = await(later((short) 2));
        c += b + s;
        return Coroutine.of(c);
    }
}
