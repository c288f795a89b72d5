package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Generators that do not await, iterated by for-each and by hand. */
public class PlainGenerators {
    @Async
    static Coroutine<String> join(Iterable<?> source) {
        String all = "";
        for (Object x : source) {
            all += x + await(later(" "));
        }
        return Coroutine.of(all);
    }

    @Async
    static Generator<Integer> range(int start, int end) {
        for (int i = start; i < end; i++) {
            emit(i);
        }
        return Generator.done();
    }

    @Async
    static Generator<String> permutations(String prefix, String rest) {
        if (rest.isEmpty()) {
            emit(prefix);
        }
        for (int i = 0; i < rest.length(); i++) {
            for (String p : permutations(prefix + rest.charAt(i), rest.substring(0, i) + rest.substring(i + 1))) {
                emit(p);
            }
        }
        return Generator.done();
    }

    @Async
    public static Coroutine<String> recursive() {
        return join(permutations("", "abc"));
    }

    @Async
    static Generator<Object> endless(long seed) {
        while (true) {
            emit(seed);
            seed = seed * 31 + 7;
            emit(seed % 2 == 0 ? "even" : 'o');
        }
    }

    @Async
    public static Coroutine<String> an_endless_one() {
        String all = "";
        int left = 7;
        for (Object x : endless(5)) {
            all += x + ",";
            if (--left == await(later(0))) {
                break;
            }
        }
        return Coroutine.of(all);
    }

    @Async
    static Generator<String> guarded(Iterator<Integer> source) {
        while (source.hasNext()) {
            try {
                int x = source.next();
                emit("in " + x);
                emit("of " + 12 / x);
            } catch (ArithmeticException e) {
                emit(e.getMessage());
            } finally {
                emit("finally");
            }
        }
        return Generator.done();
    }

    @Async
    public static Coroutine<String> with_try_catch_and_finally() {
        return join(guarded(Arrays.asList(3, 0, 4).iterator()));
    }

    @Async
    static Generator<Integer> failing(int good) throws java.io.IOException {
        for (int x : range(0, good)) {
            emit(x);
        }
        throw new java.io.IOException("after " + good);
    }

    @Async
    public static Coroutine<String> one_that_fails() {
        List<Object> all = new ArrayList<>();
        for (int good = 0; good < 3; good++) {
            try {
                for (int x : failing(good)) {
                    all.add(await(later(x)));
                }
            } catch (Exception e) {
                all.add(e);
            }
        }
        return Coroutine.of(all.toString());
    }

    @Async
    public static Coroutine<String> asked_by_hand() {
        Iterator<Integer> numbers = range(0, 2).iterator();
        String all = "" + numbers.hasNext() + numbers.hasNext() + numbers.next() + await(later("-")) + numbers.next();
        all += numbers.hasNext();
        try {
            numbers.next();
        } catch (java.util.NoSuchElementException e) {
            all += await(later("!"));
        }
        return Coroutine.of(all + numbers.hasNext());
    }

    @Async
    public static Coroutine<String> iterated_twice() {
        Generator<Integer> once = range(0, 2);
        String first = await(join(once));
        try {
            return Coroutine.of(await(join(once)));
        } catch (IllegalStateException e) {
            return Coroutine.of(first + e.getMessage());
        }
    }

    @Async
    public static Coroutine<String> in_lambdas() {
        String letters = await(later("ab"));
        IntFunction<Generator<String>> repeat = n -> {
            for (int i = 0; i < n; i++) {
                emit(letters + i);
            }
            return Generator.done();
        };
        Function<Generator<?>, Generator<Object>> twice = source -> {
            for (Object x : source) {
                emit(x);
                emit(x);
            }
            return Generator.done();
        };
        return join(twice.apply(repeat.apply(2)));
    }

    @Async
    static Generator<Object> everyPrimitive(byte b, short s, char c, boolean z, long j, float f, double d) {
        emit(b);
        b++;
        emit(s);
        s *= 2;
        emit(c);
        c += 1;
        emit(z);
        z = !z;
        emit(j);
        j = -j;
        emit(f);
        f /= 3;
        emit(d);
        emit("" + b + s + c + z + j + f + d);
        return Generator.done();
    }

    @Async
    public static Coroutine<String> of_every_primitive() {
        return join(everyPrimitive((byte) 127, (short) 20000, 'y', false, Long.MIN_VALUE, 1f, Double.NaN));
    }

    @Async
    static Generator<List<Integer>> triples(int bound) {
        search:
        for (int c : range(1, bound)) {
            for (int b : range(1, c)) {
                for (int a : range(1, b)) {
                    if (a * a + b * b == c * c) {
                        emit(Arrays.asList(a, b, c));
                        continue search;
                    }
                }
            }
        }
        return Generator.done();
    }

    @Async
    public static Coroutine<String> nested_and_labelled() {
        return join(triples(18));
    }

    @Async
    static AsyncGenerator<Object> mixed() {
        for (int x : range(0, 3)) {
            emit(x);
            for (String p : permutations("", "xy")) {
                emit(await(later(p)));
            }
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> inside_an_asynchronous_one() {
        List<Object> all = new ArrayList<>();
        for (Object x : each(mixed())) {
            all.add(x);
        }
        return Coroutine.of(all.toString());
    }

    private final int[] cells = {1, 2, 3};

    @Async
    private Generator<Integer> ownCells() {
        for (int cell : cells) {
            emit(cell * cells.length);
        }
        return Generator.done();
    }

    @Async
    public static Coroutine<String> of_an_instance() {
        PlainGenerators generators = new PlainGenerators();
        Iterator<Integer> values = generators.ownCells().iterator();
        values.next();
        generators.cells[2] = await(later(30));
        return Coroutine.of(values.next() + " " + values.next());
    }

    @Async
    static Generator<String> locked(Object lock) {
        for (int i = 0; i < 2; i++) {
            String text;
            synchronized (lock) {
                text = "held " + Thread.holdsLock(lock);
            }
            emit(text + ", " + Thread.holdsLock(lock));
        }
        return Generator.done();
    }

    @Async
    public static Coroutine<String> between_synchronized_blocks() {
        return join(locked(new Object()));
    }
}
