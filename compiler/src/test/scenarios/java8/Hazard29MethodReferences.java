package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** References to async methods, of every form; a reference to await itself is refused. */
public class Hazard29MethodReferences {
    private final String name;

    Hazard29MethodReferences(String name) {
        this.name = name;
    }

    @Async
    static Coroutine<String> twice(String text) {
        return Coroutine.of(text + await(later(text)));
    }

    @Async
    Coroutine<String> own(Integer n) {
        return Coroutine.of(name + await(later(n)));
    }

    @Async
    private Coroutine<String> hidden() {
        return Coroutine.of("hidden " + await(later(name)));
    }

    @Async
    static CompletableFuture<Long> eager(int n) {
        return CompletableFuture.completedFuture(await(later(1L)) << n);
    }

    @Async
    static AsyncGenerator<Integer> upTo(int n) {
        for (int i = 0; i < n; i++) {
            emit(await(later(i)));
        }
        return AsyncGenerator.done();
    }

    @Async
    static Coroutine<String> varargs(Object... parts) {
        return Coroutine.of(parts.length + Arrays.toString(parts) + await(later("!")));
    }

    @Async
    static <T> Coroutine<T> same(T value) {
        return Coroutine.of(await(later(value)));
    }

    class Inner {
        final Supplier<Coroutine<String>> outer = Hazard29MethodReferences.this::hidden;

        @Async
        Coroutine<String> text() {
            return Coroutine.of("inner of " + await(outer.get()));
        }
    }

    @Async
    public static Coroutine<String> static_ones() {
        Function<String, Coroutine<String>> f = Hazard29MethodReferences::twice;
        Function<Long, Coroutine<Long>> g = Hazard29MethodReferences::same;
        return Coroutine.of(await(f.apply("s")) + await(g.apply(1L << 40)));
    }

    @Async
    public static Coroutine<String> bound_and_unbound_ones() {
        Hazard29MethodReferences object = new Hazard29MethodReferences(await(later("o")));
        Function<Integer, Coroutine<String>> bound = object::own;
        BiFunction<Hazard29MethodReferences, Integer, Coroutine<String>> unbound = Hazard29MethodReferences::own;
        return Coroutine.of(await(bound.apply(1)) + await(unbound.apply(new Hazard29MethodReferences("p"), 2)));
    }

    @Async
    public static Coroutine<String> a_receiver_that_is_awaited() {
        Function<Integer, Coroutine<String>> bound = await(later(new Hazard29MethodReferences("awaited")))::own;
        return Coroutine.of(await(bound.apply(await(later(3)))));
    }

    @Async
    public static Coroutine<String> private_ones_of_the_outer_object() {
        Hazard29MethodReferences outer = new Hazard29MethodReferences("out");
        Supplier<Coroutine<String>> text = outer.new Inner()::text;
        return Coroutine.of(await(text.get()) + await(later(";")) + await(((Supplier<Coroutine<String>>) outer::hidden).get()));
    }

    @Async
    public static Coroutine<String> eager_ones_and_generators() {
        IntFunction<CompletableFuture<Long>> eager = Hazard29MethodReferences::eager;
        IntFunction<AsyncGenerator<Integer>> upTo = Hazard29MethodReferences::upTo;
        long sum = await(eager.apply(4));
        for (int x : each(upTo.apply(4))) {
            sum += x;
        }
        return Coroutine.of("" + sum);
    }

    @Async
    public static Coroutine<String> varargs_adapted() {
        BiFunction<String, Integer, Coroutine<String>> two = Hazard29MethodReferences::varargs;
        Supplier<Coroutine<String>> none = Hazard29MethodReferences::varargs;
        Function<Object[], Coroutine<String>> array = Hazard29MethodReferences::varargs;
        return Coroutine.of(await(two.apply("a", 2)) + await(none.get()) + await(array.apply(new Object[] {'c'})));
    }

    @Async
    public static Coroutine<String> constructors_among_awaits() {
        Function<String, Hazard29MethodReferences> make = Hazard29MethodReferences::new;
        IntFunction<int[]> cells = int[]::new;
        return Coroutine.of(await(make.apply(await(later("made"))).own(await(later(5)))) + cells.apply(await(later(2))).length);
    }
}
