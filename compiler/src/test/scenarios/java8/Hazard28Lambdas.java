package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Async lambdas: captures of all kinds, nested, generic, serialisable. */
public class Hazard28Lambdas {
    interface AsyncFunction<A, B> {
        Coroutine<B> apply(A argument) throws Exception;
    }

    interface AsyncLongs {
        Coroutine<Long> apply(int a, long b, double c, String... more);
    }

    interface Rememberable<T> extends Supplier<Coroutine<T>>, Serializable {}

    private String name = "this";

    @Async
    public static Coroutine<String> without_captures() throws Exception {
        AsyncFunction<String, String> f = text -> Coroutine.of(text + await(later("!")));
        return Coroutine.of(call(f, "a") + await(f.apply("b")));
    }

    private static String call(AsyncFunction<String, String> unused, String text) {
        return text;
    }

    @Async
    public static Coroutine<String> captures_of_all_kinds() throws Exception {
        boolean z = true;
        byte b = 1;
        char c = 'c';
        short s = 2;
        int i = await(later(3));
        long l = 4;
        float f = 5;
        double d = 6;
        String text = await(later("s"));
        int[] array = {7};
        AsyncFunction<Object, String> lambda = argument -> {
            String all = "" + z + b + c + s;
            await(later(1));
            all += i + l + await(later("-"));
            array[0]++;
            return Coroutine.of(all + f + d + text + array[0] + argument);
        };
        return Coroutine.of(await(lambda.apply(null)) + array[0]);
    }

    @Async
    public static Coroutine<Long> several_parameters() {
        AsyncLongs f = (a, b, c, more) -> {
            a += await(later(1));
            return Coroutine.of(a + b + (long) c + more.length + await(later(10L)));
        };
        return Coroutine.of(await(f.apply(1, 2L, 3d, "x", "y")));
    }

    @Async
    public static Coroutine<String> nested() throws Exception {
        String outer = await(later("outer"));
        AsyncFunction<String, String> f = x -> {
            String mid = x + await(later("mid"));
            AsyncFunction<String, String> g = y -> {
                Supplier<Coroutine<String>> h = () -> Coroutine.of(outer + mid + x + y + await(later("h")));
                return Coroutine.of(await(h.get()) + await(later("g")));
            };
            return Coroutine.of(await(g.apply("y")) + await(later("f")));
        };
        return Coroutine.of(await(f.apply("x")));
    }

    @Async
    public static Coroutine<String> of_an_instance() {
        return new Hazard28Lambdas().own("p");
    }

    @Async
    private Coroutine<String> own(String parameter) {
        Supplier<Coroutine<String>> f = () -> {
            name += await(later("!"));
            return Coroutine.of(name + parameter + await(helper()));
        };
        return Coroutine.of(await(f.get()) + name);
    }

    @Async
    private Coroutine<String> helper() {
        return Coroutine.of(await(later("helper")));
    }

    @Async
    public static Coroutine<Integer> in_a_plain_method_and_in_a_field_initialiser() {
        return Coroutine.of(await(plain(5).get()) + await(CONSTANT.get()));
    }

    private static final Supplier<Coroutine<Integer>> CONSTANT = () -> Coroutine.of(await(later(1)) + 1);

    private static Supplier<Coroutine<Integer>> plain(int n) {
        return () -> {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += await(later(i));
            }
            return Coroutine.of(sum);
        };
    }

    @Async
    public static Coroutine<String> a_serialisable_one_is_read_back() throws Exception {
        String captured = await(later("captured"));
        Rememberable<String> f = () -> Coroutine.of(captured + await(later("!")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(f);
        }
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())) {
            @Override
            protected Class<?> resolveClass(java.io.ObjectStreamClass description) throws ClassNotFoundException {
                return Class.forName(description.getName(), false, Hazard28Lambdas.class.getClassLoader());
            }
        };
        @SuppressWarnings("unchecked")
        Rememberable<String> again = (Rememberable<String>) in.readObject();
        return Coroutine.of(await(again.get()) + await(f.get()));
    }

    @Async
    public static Coroutine<String> failing_in_them_and_caught_around_them() throws Exception {
        AsyncFunction<Integer, Integer> f = n -> {
            try {
                return Coroutine.of(100 / n + await(later(1)));
            } catch (ArithmeticException e) {
                throw new java.io.IOException("divided by " + await(later(n)), e);
            } finally {
                log("left " + n);
            }
        };
        try {
            log(await(f.apply(5)));
            log(await(f.apply(0)));
        } catch (java.io.IOException e) {
            return Coroutine.of(e.getMessage() + e.getCause().getMessage());
        }
        return Coroutine.of("never");
    }

    @Async
    public static <T extends Comparable<T>> Coroutine<String> generic() throws Exception {
        AsyncFunction<List<Integer>, Integer> f = list -> {
            Integer best = null;
            for (Integer each : list) {
                best = best == null || each.compareTo(best) > 0 ? await(later(each)) : best;
            }
            return Coroutine.of(best);
        };
        List<AsyncFunction<List<Integer>, Integer>> all = new ArrayList<>();
        all.add(f);
        return Coroutine.of("" + await(all.get(0).apply(Arrays.asList(3, 9, 4))));
    }

    @Async
    public static Coroutine<String> method_references_to_async_methods() throws Exception {
        AsyncFunction<String, String> f = Hazard28Lambdas::exclaim;
        Hazard28Lambdas instance = new Hazard28Lambdas();
        AsyncFunction<String, String> g = instance::own;
        Supplier<Hazard28Lambdas> constructor = Hazard28Lambdas::new;
        AsyncFunction<Hazard28Lambdas, String> h = Hazard28Lambdas::helper;
        return Coroutine.of(await(f.apply("a")) + await(g.apply("b")) + await(h.apply(constructor.get())));
    }

    @Async
    private static Coroutine<String> exclaim(String text) {
        return Coroutine.of(text + await(later("!")));
    }
}
