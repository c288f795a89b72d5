package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncIterable;
import io.fermata.Coroutine;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asynchronous generators as methods of every shape. */
public class GeneratorShapes {
    @Async
    static <T> Coroutine<String> join(AsyncIterable<T> source) {
        StringBuilder all = new StringBuilder();
        for (T x : each(source)) {
            all.append(x).append(' ');
        }
        return Coroutine.of(all.toString());
    }

    static final class Tree {
        final Tree left;
        final int value;
        final Tree right;

        Tree(Tree left, int value, Tree right) {
            this.left = left;
            this.value = value;
            this.right = right;
        }

        @Async
        AsyncGenerator<Integer> inOrder() {
            if (left != null) {
                for (int x : each(left.inOrder())) {
                    emit(x);
                }
            }
            emit(await(later(value)));
            if (right != null) {
                for (int x : each(right.inOrder())) {
                    emit(x);
                }
            }
            return AsyncGenerator.done();
        }
    }

    @Async
    public static Coroutine<String> recursive() {
        Tree tree = new Tree(
                new Tree(null, 1, new Tree(null, 2, null)), 3, new Tree(new Tree(null, 4, null), 5, null));
        return join(tree.inOrder());
    }

    static class Base<T> {
        final List<T> items;

        Base(List<T> items) {
            this.items = items;
        }

        @Async
        AsyncGenerator<T> all(T last) {
            for (T item : items) {
                emit(item);
            }
            emit(await(later(last)));
            return AsyncGenerator.done();
        }
    }

    static final class Doubled extends Base<String> {
        Doubled(String... items) {
            super(Arrays.asList(items));
        }

        @Override
        @Async
        AsyncGenerator<String> all(String last) {
            for (String item : each(super.all(last + last))) {
                emit(item + await(later("'")));
                emit(item);
            }
            return AsyncGenerator.done();
        }
    }

    @Async
    public static Coroutine<String> overridden_with_a_bridge_and_super() {
        Base<String> doubled = new Doubled("a", "b");
        Base<Integer> plain = new Base<>(Arrays.asList(1, 2));
        return Coroutine.of(await(join(doubled.all("z"))) + await(join(plain.all(3))));
    }

    interface Source<T> extends AsyncIterable<T> {
        T get(int index);

        @Async
        default AsyncGenerator<T> first(int n) {
            for (int i = 0; i < n; i++) {
                emit(await(later(get(i))));
            }
            return AsyncGenerator.done();
        }

        @Override
        default AsyncGenerator<T> asyncIterator() {
            return first(2);
        }

        @Async
        static AsyncGenerator<Integer> squares(int n) {
            for (int i = 1; i <= n; i++) {
                emit(i * await(later(i)));
            }
            return AsyncGenerator.done();
        }
    }

    @Async
    public static Coroutine<String> default_and_static_ones_of_interfaces() {
        Source<String> letters = index -> "" + (char) ('a' + index);
        return Coroutine.of(
                await(join(letters.first(3))) + await(join(Source.squares(4))) + await(join(letters)));
    }

    private int seen;

    @Async
    private AsyncGenerator<Integer> counting(int step) {
        for (; seen < 10; seen += step) {
            emit(this.seen + await(later(step)));
        }
        return AsyncGenerator.done();
    }

    class Inner {
        private final long factor = 3;

        @Async
        AsyncGenerator<Long> scaled() {
            for (int x : each(counting(4))) {
                emit(x * factor + seen);
            }
            return AsyncGenerator.done();
        }
    }

    @Async
    public static Coroutine<String> private_ones_and_inner_classes() {
        GeneratorShapes outer = new GeneratorShapes();
        String scaled = await(join(outer.new Inner().scaled()));
        outer.seen = -2;
        return Coroutine.of(scaled + await(join(outer.counting(5))));
    }

    enum Step {
        UP {
            @Override
            @Async
            AsyncGenerator<Integer> from(int start) {
                emit(start);
                emit(start + await(later(1)));
                return AsyncGenerator.done();
            }
        },
        NONE;

        @Async
        AsyncGenerator<Integer> from(int start) {
            emit(await(later(start)) * ordinal());
            return AsyncGenerator.done();
        }
    }

    @Async
    public static Coroutine<String> of_enum_constants() {
        String all = "";
        for (Step step : Step.values()) {
            all += await(join(step.from(7)));
        }
        return Coroutine.of(all);
    }

    @Async
    static <T, R> AsyncGenerator<R> map(AsyncIterable<T> source, Function<T, Coroutine<R>> f) {
        for (T x : each(source)) {
            emit(await(f.apply(x)));
        }
        return AsyncGenerator.done();
    }

    @SafeVarargs
    @Async
    static <T> AsyncGenerator<T> chain(AsyncIterable<? extends T>... sources) {
        for (AsyncIterable<? extends T> source : sources) {
            for (T x : each(source)) {
                emit(x);
            }
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> generic_ones_chained() {
        AsyncGenerator<String> mapped = map(
                chain(Source.squares(2), Source.squares(3)), x -> Coroutine.of("<" + await(later(x)) + ">"));
        return join(map(mapped, s -> Coroutine.of(s.length() + s)));
    }

    @Async
    public static Coroutine<String> lambdas_that_capture() {
        int base = await(later(10));
        long wide = 1L << 35;
        Supplier<AsyncGenerator<Object>> supplier = () -> {
            for (int i = 0; i < 2; i++) {
                emit(base + i);
                emit(wide + await(later(i)));
            }
            return AsyncGenerator.done();
        };
        BiFunction<Integer, String, AsyncGenerator<String>> repeat = (n, text) -> {
            String all = "";
            while (n-- > 0) {
                all += text;
                emit(all);
            }
            return AsyncGenerator.done();
        };
        return Coroutine.of(await(join(supplier.get())) + await(join(supplier.get())) + await(join(repeat.apply(3, "x"))));
    }

    @Async
    public static Coroutine<String> anonymous_classes() {
        String captured = await(later("captured"));
        AsyncIterable<String> letters = new AsyncIterable<String>() {
            private int rounds;

            @Override
            @Async
            public AsyncGenerator<String> asyncIterator() {
                rounds++;
                for (String letter : captured.split("t")) {
                    emit(rounds + letter);
                }
                return AsyncGenerator.done();
            }
        };
        return Coroutine.of(await(join(letters)) + await(join(letters)));
    }

    @Async
    static AsyncGenerator<Object> zip(Iterator<?> plain, AsyncGenerator<?> slow) {
        while (plain.hasNext() && await(slow.advance())) {
            emit(plain.next());
            emit(slow.current());
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> advanced_by_hand() {
        return join(zip(Arrays.asList("a", "b", "c").iterator(), Source.squares(2)));
    }

    @Async
    static AsyncGenerator<String> overloaded(int x) {
        emit("int " + await(later(x)));
        return AsyncGenerator.done();
    }

    @Async
    static AsyncGenerator<String> overloaded(long x) {
        emit("long " + x);
        return AsyncGenerator.done();
    }

    @Async
    static AsyncGenerator<String> overloaded(Object... x) {
        emit("objects " + x.length);
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> overloads() {
        return Coroutine.of(await(join(overloaded(1))) + await(join(overloaded(1L))) + await(join(overloaded("a", 2))));
    }

    @Async
    static AsyncGenerator<Object> nothing() {
        return AsyncGenerator.done();
    }

    @Async
    static AsyncGenerator<Object> onlyAwaits() {
        log(await(later("ran")));
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> without_a_value() {
        return Coroutine.of(await(join(nothing())) + await(join(onlyAwaits())) + await(join(AsyncGenerator.done())));
    }
}
