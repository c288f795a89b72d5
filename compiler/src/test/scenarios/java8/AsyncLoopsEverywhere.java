package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncIterable;
import io.fermata.AsyncIterator;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** {@code for (T x : each(source))} with elements of every type, inside every other construct, and failing at every step. */
public class AsyncLoopsEverywhere {
    @SafeVarargs
    static <T> AsyncIterable<T> items(T... items) {
        return () -> new AsyncIterator<T>() {
            private int next;

            @Override
            public Awaitable<Boolean> advance() {
                return later(next++ < items.length);
            }

            @Override
            public T current() {
                if (items[next - 1] instanceof RuntimeException) {
                    throw (RuntimeException) items[next - 1];
                }
                return items[next - 1];
            }
        };
    }

    @Async
    public static Coroutine<String> unboxed_elements() {
        String all = "";
        for (long x : each(items(1L << 40, -2L))) {
            all += x + 1 + " ";
        }
        for (double x : each(items(0.5, Double.NaN))) {
            all += x * 2 + " ";
        }
        for (char x : each(items('a', 'z'))) {
            all += (char) (x + 1);
        }
        for (boolean x : each(items(true, false))) {
            all += x ? "T" : "F";
        }
        for (byte x : each(items((byte) -1))) {
            all += x & 0xff;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> generic_elements() {
        String all = "";
        for (Map.Entry<String, List<Integer>> entry :
                each(items(new SimpleEntry<>("a", Arrays.asList(1, 2)), new SimpleEntry<>("b", Arrays.asList(3))))) {
            for (int x : entry.getValue()) {
                all += entry.getKey() + x + await(later(","));
            }
        }
        for (int[] cells : each(items(new int[] {1, 2}, new int[] {3}))) {
            cells[0] += await(later(10));
            all += Arrays.toString(cells);
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> the_source_is_awaited() {
        String all = "";
        for (String x : each(await(later(items("a", await(later("b"))))))) {
            all += x;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> sources_that_fail() {
        String all = "";
        for (int way = 0; way < 4; way++) {
            final int chosen = way;
            AsyncIterable<Object> source = () -> {
                if (chosen == 1) {
                    throw new IllegalStateException("asyncIterator");
                }
                return AsyncLoopsEverywhere.<Object>items(1, new IllegalArgumentException("current")).asyncIterator();
            };
            try {
                for (Object x : each(chosen == 2 ? null : chosen == 3 ? (AsyncIterable<Object>) () -> null : source)) {
                    all += x;
                }
            } catch (IllegalStateException | IllegalArgumentException e) {
                all += e.getMessage() + await(later(";"));
            } catch (NullPointerException e) {
                all += "null" + await(later(";"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> in_the_arms_of_a_switch() {
        String all = "";
        for (int i = 0; i < 4; i++) {
            switch (i) {
                case 1:
                    for (int x : each(items(1, 2, 3))) {
                        if (x == 2) {
                            continue;
                        }
                        all += x;
                    }
                case 2:
                    for (String x : each(items("x", "y"))) {
                        all += x;
                        break;
                    }
                    break;
                default:
                    all += await(later("-"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> in_finally_and_catch() {
        String all = "";
        try {
            for (int x : each(items(1, 2))) {
                all += 2 / (x - 1);
            }
        } catch (ArithmeticException e) {
            for (String x : each(items("c", "d"))) {
                all += x;
            }
        } finally {
            for (String x : each(items("e", "f"))) {
                all += x;
            }
        }
        return Coroutine.of(all);
    }

    @Async
    static Coroutine<Integer> find(AsyncIterable<Integer> source, int wanted) {
        int index = 0;
        for (int x : each(source)) {
            try {
                if (x == wanted) {
                    return Coroutine.of(index);
                }
                index++;
            } finally {
                log("looked at " + await(later(x)));
            }
        }
        return Coroutine.of(-1);
    }

    @Async
    public static Coroutine<String> left_by_return_through_finally() {
        return Coroutine.of(await(find(items(4, 5, 6), 5)) + " " + await(find(items(4), 9)));
    }

    @Async
    static CompletableFuture<Long> product(AsyncIterable<Integer> source) {
        long product = 1;
        for (int x : each(source)) {
            product *= x;
        }
        return CompletableFuture.completedFuture(product);
    }

    @Async
    public static Coroutine<String> in_eager_methods_and_lambdas() {
        Function<AsyncIterable<?>, Coroutine<String>> join = source -> {
            StringBuilder all = new StringBuilder();
            for (Object x : each(source)) {
                all.append(x).append('|');
            }
            return Coroutine.of(all.toString());
        };
        return Coroutine.of(await(product(items(2, 3, 7))) + await(join.apply(items("a", 1))));
    }

    @Async
    public static Coroutine<String> labelled_among_other_loops() {
        String all = "";
        outer:
        for (int row : each(items(1, 2, 3))) {
            for (int i = 0; ; i++) {
                for (String column : each(items("a", "b"))) {
                    if (i == row) {
                        continue outer;
                    }
                    if (row == 3) {
                        break outer;
                    }
                    all += row + column + i + " ";
                }
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> with_operands_kept_outside() {
        long wide = await(later(5L));
        int[] totals = {1, 2};
        for (int x : each(items(0, 1))) {
            totals[x] += wide * await(later(x)) + totals[1 - x]++;
        }
        return Coroutine.of(Arrays.toString(totals));
    }
}
