package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code new} with awaits among its arguments, in every place where an expression can stand. */
public class ConstructorsEverywhere {
    static class Node<T> {
        final T value;
        final Node<T> next;
        final long weight;

        Node(T value, long weight, Node<T> next) {
            log("node " + value);
            this.value = value;
            this.weight = weight;
            this.next = next;
        }

        @SafeVarargs
        Node(long weight, T... values) {
            this(values[0], weight, null);
        }

        @Override
        public String toString() {
            return value + "*" + weight + (next == null ? "" : ">" + next);
        }
    }

    @Async
    public static Coroutine<String> in_a_chain() {
        Node<String> list = null;
        for (int i = 0; i < 4; i++) {
            list = new Node<>(await(later("n" + i)), i % 2 == 0 ? await(later(1L)) : 2, i == 2 ? new Node<>(7, await(later("v")), "w") : list);
        }
        return Coroutine.of(list.toString());
    }

    @Async
    public static Coroutine<String> in_conditions_and_arrays() {
        Object[] all = {
            new Node<>(await(later(1)), 2, null),
            await(later(true)) ? new Node<>(3L, await(later('c'))) : "none",
            new int[][] {{await(later(4))}, new int[await(later(2))]},
            new StringBuilder(await(later("b"))).append(new Node<>(await(later(5L)), "x").weight).toString(),
        };
        return Coroutine.of(Arrays.deepToString(all));
    }

    @Async
    public static Coroutine<String> thrown_with_a_cause() {
        try {
            try {
                throw new IllegalStateException(await(later("outer")), new RuntimeException("cause " + await(later(1))));
            } catch (IllegalStateException e) {
                throw new java.io.IOException(e.getMessage() + await(later("!")), e);
            }
        } catch (java.io.IOException e) {
            return Coroutine.of(e + " " + e.getCause() + " " + e.getCause().getCause());
        }
    }

    @Async
    public static Coroutine<String> with_a_try_in_between() {
        Node<Object> node = null;
        for (int i = 0; i < 3; i++) {
            try {
                node = new Node<>(i == 1 ? await(failing("second")) : await(later(i)), 10 / (2 - i), node);
            } catch (IllegalStateException | ArithmeticException e) {
                node = new Node<>(e.getMessage(), await(later(0L)), node);
            }
        }
        return Coroutine.of(node.toString());
    }

    abstract static class Shape {
        final String kind;

        Shape(String kind, int... sides) {
            this.kind = kind + sides.length;
        }

        abstract Coroutine<Double> area();
    }

    @Async
    public static Coroutine<String> anonymous_subclasses() {
        int width = await(later(3));
        Shape shape = new Shape(await(later("box")), 1, await(later(2))) {
            final double height = width / 2.0;

            @Override
            @Async
            Coroutine<Double> area() {
                return Coroutine.of(width * height * await(later(1.5)));
            }
        };
        return Coroutine.of(shape.kind + await(shape.area()));
    }

    class Inner {
        final String text;

        Inner(String text) {
            this.text = name + text;
        }

        class Innermost extends Inner {
            Innermost(int n) {
                super("deep" + n);
            }
        }
    }

    final String name;

    ConstructorsEverywhere(String name) {
        this.name = name;
    }

    @Async
    public static Coroutine<String> of_inner_classes() {
        ConstructorsEverywhere outer = new ConstructorsEverywhere(await(later("o")));
        return Coroutine.of(outer.new Inner(await(later("i"))).new Innermost(await(later(3))).text
                + new ConstructorsEverywhere("p").new Inner(await(later("j"))).text);
    }

    @Async
    public static Coroutine<String> of_local_classes_that_capture() {
        int captured = await(later(4));
        class Local {
            final int sum;

            Local(int own) {
                sum = own + captured;
            }

            @Async
            Coroutine<Local> next() {
                return Coroutine.of(new Local(sum + await(later(1))));
            }
        }
        return Coroutine.of("" + await(new Local(await(later(10))).next()).sum);
    }

    @Async
    public static Coroutine<String> in_initialised_collections() {
        Map<String, List<Integer>> map = new HashMap<>();
        for (String key : new String[] {"a", "b", "a"}) {
            map.computeIfAbsent(key, k -> new ArrayList<>(Arrays.asList(k.length()))).add(await(later(map.size())));
        }
        List<Integer> copy = new ArrayList<>(new ArrayList<>(map.get(await(later("a")))).subList(await(later(1)), 3));
        return Coroutine.of(map + "" + copy);
    }

    @Async
    public static Coroutine<String> in_a_lambda_and_a_field() {
        Supplier<Coroutine<Node<Integer>>> make = () -> Coroutine.of(new Node<>(await(later(1)), await(later(2L)), null));
        Holder holder = new Holder();
        holder.node = new Node<>(await(later("held")), 1, holder.node);
        holder.nodes[await(later(0))] = new Node<>(await(later("cell")), holder.node.weight + await(later(1)), null);
        return Coroutine.of(await(make.get()) + " " + holder.node + holder.nodes[0]);
    }

    static final class Holder {
        Node<Object> node;
        final Node<?>[] nodes = new Node<?>[1];
    }
}
