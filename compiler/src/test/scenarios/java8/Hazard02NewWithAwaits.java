package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Constructor arguments are awaited while the object lies uninitialised on the stack. */
public class Hazard02NewWithAwaits {
    private static class Pair {
        final Object left;
        final Object right;

        Pair(Object left, Object right) {
            this.left = left;
            this.right = right;
        }

        Pair(long left, double right, int... more) {
            this(left, right + more.length);
        }

        @Override
        public String toString() {
            return "(" + left + ", " + right + ")";
        }
    }

    private class Inner {
        final Object value;

        Inner(Object value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return "inner " + value + " of " + name;
        }
    }

    private final String name;

    private Hazard02NewWithAwaits(String name) {
        this.name = name;
    }

    @Async
    public static Coroutine<String> one_argument() {
        return Coroutine.of(new String(await(later("text"))));
    }

    @Async
    public static Coroutine<Pair> several_arguments() {
        return Coroutine.of(new Pair(await(later("a")), await(later("b"))));
    }

    @Async
    public static Coroutine<Pair> wide_arguments() {
        return Coroutine.of(new Pair(await(later(1L)), await(later(2.5)), await(later(3)), 4, await(later(5))));
    }

    @Async
    public static Coroutine<Pair> nested() {
        return Coroutine.of(new Pair(
                new Pair(await(later(1)), new Pair(2, await(later(3)))),
                new Pair(new Pair(await(later(4)), 5), new StringBuilder(await(later("6"))).append(7).toString())));
    }

    @Async
    public static Coroutine<Pair> the_same_class_inside_itself() {
        return Coroutine.of(new Pair(new Pair(new Pair(await(later(1)), 2), await(later(3))), await(later(4))));
    }

    @Async
    public static Coroutine<String> below_other_operands() {
        int a = 1;
        return Coroutine.of(a + "x" + new Pair(a, await(later(2))) + (a + await(later(3))) + new Pair(await(later(4)), null));
    }

    @Async
    public static Coroutine<String> inner_class_with_outer_instance() {
        Hazard02NewWithAwaits outer = new Hazard02NewWithAwaits(await(later("outer")));
        return Coroutine.of(outer.new Inner(await(later(1))).toString() + await(outer.own()));
    }

    @Async
    private Coroutine<Object> own() {
        return Coroutine.of(new Inner(await(later(2))));
    }

    @Async
    public static Coroutine<String> anonymous_class_with_captures() {
        int captured = await(later(3));
        long wide = await(later(4L));
        Object made = new Pair(await(later("left")), captured) {
            @Override
            public String toString() {
                return super.toString() + captured + wide;
            }
        };
        return Coroutine.of(made.toString());
    }

    @Async
    public static Coroutine<String> result_dropped_and_stored() {
        new Pair(await(later(1)), traced("dropped"));
        Pair[] pairs = new Pair[2];
        pairs[await(later(1))] = new Pair(await(later(5)), await(later(6)));
        return Coroutine.of(pairs[0] + " " + pairs[1]);
    }

    @Async
    public static Coroutine<String> arrays_of_new_objects() {
        Pair[] pairs = {new Pair(1, await(later(2))), null, new Pair(await(later(3)), 4)};
        return Coroutine.of(java.util.Arrays.toString(pairs));
    }

    @Async
    public static Coroutine<String> thrown_by_new() {
        try {
            throw new IllegalStateException(await(later("message")), new RuntimeException(await(later("cause"))));
        } catch (IllegalStateException expected) {
            return Coroutine.of(expected.getMessage() + expected.getCause().getMessage() + await(later("!")));
        }
    }

    @Async
    public static Coroutine<String> a_constructor_that_throws() {
        try {
            return Coroutine.of(new Pair(await(later(1)), Integer.parseInt(await(later("no number")))).toString());
        } catch (NumberFormatException expected) {
            return Coroutine.of("caught " + await(later(expected.getMessage())));
        }
    }

    @Async
    public static Coroutine<Pair> ternaries_among_the_arguments() {
        boolean yes = await(later(true));
        return Coroutine.of(new Pair(yes ? await(later("a")) : await(later("b")), !yes ? 1 : yes ? await(later(2L)) : 3));
    }

    @Async
    public static Coroutine<String> in_a_loop() {
        StringBuilder all = new StringBuilder(await(later("all:")));
        for (int i = 0; i < 3; i++) {
            all.append(new Pair(i, new Pair(await(later(i * 10)), i % 2 == 0 ? await(later("even")) : "odd")));
        }
        return Coroutine.of(all.toString());
    }

    @Async
    public static Coroutine<String> lambda_made_between() {
        java.util.function.Supplier<Object> held = new Pair(await(later(1)), (java.util.function.Supplier<String>) () -> "s")::toString;
        return Coroutine.of(held.get().toString().substring(0, 3));
    }
}
