package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Values of unrelated classes met under an interface, or under a class that cannot be named from here. */
public class Hazard13InterfaceMerges {
    interface Shape {
        int corners();
    }

    interface Named {
        default String name() {
            return "named " + await_nothing();
        }

        default String await_nothing() {
            return getClass().getSimpleName();
        }
    }

    static class Square implements Shape, Named {
        @Override
        public int corners() {
            return 4;
        }
    }

    static class Triangle implements Shape, Named {
        @Override
        public int corners() {
            return 3;
        }
    }

    @Async
    public static Coroutine<Integer> in_a_local() {
        Shape shape;
        if (await(later(true))) {
            shape = new Square();
        } else {
            shape = new Triangle();
        }
        await(later(1));
        return Coroutine.of(shape.corners() + (await(later(false)) ? new Square() : new Triangle()).corners());
    }

    @Async
    public static Coroutine<String> in_an_operand() {
        boolean yes = await(later(true));
        return Coroutine.of((yes ? new Square() : new Triangle()).name().concat(await(later("!"))));
    }

    @Async
    public static Coroutine<String> under_an_intersection() {
        boolean yes = await(later(true));
        return Coroutine.of(both(yes ? new Square() : new Triangle(), await(later(1))));
    }

    private static <T extends Shape & Named> String both(T value, int n) {
        return value.name() + value.corners() + n;
    }

    @Async
    public static Coroutine<String> under_an_inaccessible_class() {
        boolean yes = await(later(true));
        return Coroutine.of(text(yes ? new StringBuilder("a") : new StringBuffer("b"), await(later("c"))));
    }

    private static String text(Appendable target, String more) {
        return target.toString() + more;
    }

    @Async
    public static Coroutine<String> in_a_loop() {
        Iterable<? extends Comparable<?>> values = null;
        String all = "";
        for (int i = 0; i < 3; i++) {
            values = i == 0
                    ? java.util.Collections.singleton(1)
                    : i == 1 ? java.util.Arrays.asList("a", "b") : new java.util.ArrayDeque<>(java.util.Arrays.asList(2.5));
            for (Comparable<?> value : values) {
                all += value + await(later("."));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<Object> arrays_under_their_common_type() {
        boolean yes = await(later(true));
        Object array = yes ? new int[] {1} : new String[] {"a"};
        await(later(1));
        Object[] objects = !yes ? new Integer[] {1} : new String[] {"a"};
        await(later(2));
        return Coroutine.of(java.lang.reflect.Array.getLength(array) + objects.length + await(later(3)));
    }
}
