package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Arrays of all kinds and the hidden locals of for-each. */
public class Hazard12Arrays {
    @Async
    public static Coroutine<String> for_each_over_an_array() {
        String all = "";
        for (int value : new int[] {1, 2, 3}) {
            all += value + await(later(value));
        }
        for (String text : new String[] {"a", await(later("b"))}) {
            all += text + await(later(text));
        }
        for (long wide : await(later(new long[] {4, 5}))) {
            await(later(wide));
            all += wide;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> for_each_over_an_iterable() {
        String all = "";
        for (Integer value : java.util.Arrays.asList(1, 2, 3)) {
            for (String text : java.util.Collections.singleton("x" + value)) {
                all += await(later(text));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> several_dimensions() {
        int[][] squares = new int[await(later(2))][await(later(3))];
        squares[1][await(later(2))] = await(later(7));
        long[][][] cubes = {{{1}}, {{2, await(later(3L))}}};
        Object[][] objects = {{await(later("o"))}, new Integer[1]};
        await(later(0));
        return Coroutine.of(java.util.Arrays.deepToString(squares)
                + java.util.Arrays.deepToString(cubes)
                + java.util.Arrays.deepToString(objects)
                + squares.clone()[1].length);
    }

    @Async
    public static Coroutine<Integer> of_interfaces_and_generics() {
        Comparable<?>[] things = {1, "two", await(later(3.0))};
        java.util.List<String>[] lists = lists(things.length);
        lists[await(later(1))] = java.util.Arrays.asList("a", await(later("b")));
        return Coroutine.of(things.length + lists[1].size());
    }

    @SuppressWarnings("unchecked")
    private static java.util.List<String>[] lists(int length) {
        return new java.util.List[length];
    }

    @Async
    public static Coroutine<String> bounds() {
        int[] values = new int[1];
        try {
            values[await(later(1))] = traced(await(later(2)));
        } catch (ArrayIndexOutOfBoundsException expected) {
            return Coroutine.of("out of bounds " + values.length);
        }
        return Coroutine.of("never");
    }
}
