package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/**
 * Awaits in classes of every shape: enum constant bodies, inner classes that capture, interface super calls, bridges,
 * lambdas in fields and constructor arguments, serialised lambdas.
 */
public class OddClasses {
    interface Act<T> {
        Coroutine<T> act() throws Exception;
    }

    interface SAct<T> extends Act<T>, Serializable {}

    interface Fn2<A, B, R> {
        Coroutine<R> ap(A a, B b) throws Exception;

        default @Async Coroutine<R> twice(A a, B b) throws Exception {
            R r = await(ap(a, b));
            log(r);
            return ap(a, b);
        }
    }

    final String f = "f" + cnt++;
    static int cnt;
    final Act<String> init = () -> {
        String l = await(later("i"));
        Act<String> in = () -> Coroutine.of(l + f + await(later(this.f)));
        return Coroutine.of(await(in.act()) + l);
    };
    final Act<String> init2;

    {
        Act<String> z = () -> Coroutine.of(await(later("z")) + this.f);
        init2 = z;
    }

    Act<Act<String>> nested(int x) {
        return () -> {
            int y = await(later(x)) + 1;
            return Coroutine.of(() -> {
                int q = y + await(later(x));
                return Coroutine.of(f + q + await(later(y)));
            });
        };
    }

    public OddClasses() {}

    OddClasses(Act<String> a) {
        this();
        log("ctor");
        later2 = () -> Coroutine.of(await(a.act()) + f);
    }

    Act<String> later2;

    @Async
    public static Coroutine<String> lambdasInFields() throws Exception {
        cnt = 0;
        OddClasses a = new OddClasses();
        return Coroutine.of(await(a.init.act())
                + await(a.init2.act())
                + await(await(a.nested(4).act()).act()));
    }

    @Async
    public static Coroutine<String> lambdaInCtorArg() throws Exception {
        cnt = 0;
        String cap = await(later("cap"));
        OddClasses a = new OddClasses(() -> Coroutine.of(cap + await(later(1))));
        return Coroutine.of(await(a.later2.act()));
    }

    static <T> Act<T> roundTrip(Act<T> a) throws Exception {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (ObjectOutputStream o = new ObjectOutputStream(b)) {
            o.writeObject(a);
        }
        try (ObjectInputStream i = new ObjectInputStream(new ByteArrayInputStream(b.toByteArray())) {
            protected Class<?> resolveClass(ObjectStreamClass d) throws IOException, ClassNotFoundException {
                try {
                    return Class.forName(d.getName(), false, OddClasses.class.getClassLoader());
                } catch (ClassNotFoundException e) {
                    return super.resolveClass(d);
                }
            }
        }) {
            @SuppressWarnings("unchecked")
            Act<T> r = (Act<T>) i.readObject();
            return r;
        }
    }

    @Async
    public static Coroutine<String> serialised() throws Exception {
        int k = await(later(3));
        long w = 4;
        Act<String> s = (Act<String> & Serializable) () -> {
            int q = k + await(later(1));
            return Coroutine.of(q + "s" + w + await(later(k)));
        };
        SAct<String> s2 = () -> Coroutine.of("t" + await(later(w)));
        return Coroutine.of(await(roundTrip(s).act()) + await(roundTrip(s2).act()));
    }

    class Inner {
        int n = 2;

        class Deep extends Inner {
            {
                n = 5;
            }

            @Async
            Coroutine<String> go(long a, double b) {
                class Local {
                    final long z = a;

                    @Async
                    Coroutine<String> g() {
                        return Coroutine.of(f
                                + z
                                + b
                                + n
                                + Inner.this.n
                                + await(later(a))
                                + await(
                                        new Object() {
                                            @Async
                                            Coroutine<String> anon(int u) {
                                                return Coroutine.of(
                                                        "an" + u + z + b + await(later(n)) + await(later(f)));
                                            }
                                        }.anon(await(later(8)))));
                    }
                }
                return Coroutine.of(await(new Local().g())
                        + await(
                                new Local() {
                                    @Override
                                    @Async
                                    Coroutine<String> g() {
                                        return Coroutine.of("sub" + await(super.g()) + await(later(b)));
                                    }
                                }.g()));
            }
        }
    }

    @Async
    public static Coroutine<String> innerCaptures() {
        cnt = 0;
        return new OddClasses().new Inner().new Deep().go(7, 1.5);
    }

    abstract static class P<T> {
        abstract Coroutine<? extends T> cov(T t);

        @Async
        Coroutine<T> base(T t) {
            log("P.base");
            return Coroutine.of(await(later(t)));
        }

        @Async
        protected Coroutine<Object> obj(Object o) {
            return Coroutine.of(o + "P" + await(later(1)));
        }
    }

    static class Q extends P<String> implements Fn2<String, Integer, String> {
        @Override
        @Async
        Coroutine<String> cov(String s) {
            return Coroutine.of(s + await(super.base(s)));
        }

        @Override
        @Async
        Coroutine<String> base(String s) {
            String r = await(super.base(s + "1"));
            Act<String> a = () -> Coroutine.of(await(super.base("l" + r)));
            try {
                return Coroutine.of(await(a.act()) + await(super.obj(r)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        @Override
        @Async
        public Coroutine<String> ap(String a, Integer b) {
            return Coroutine.of(a + await(later(b)));
        }

        @Override
        @Async
        public Coroutine<String> twice(String a, Integer b) throws Exception {
            return Coroutine.of("Q" + await(Fn2.super.twice(a, b + await(later(1)))));
        }

        @Override
        @Async
        protected Coroutine<Object> obj(Object o) {
            return Coroutine.of("Qobj" + await(super.obj(await(later(o)))));
        }
    }

    @Async
    public static Coroutine<String> supersAndBridges() throws Exception {
        P<String> p = new Q();
        Q q = new Q();
        Fn2<String, Integer, String> fn = q;
        String s = await(p.cov("c"))
                + await(p.base("b"))
                + await(fn.ap("x", 1))
                + await(fn.twice("t", 2))
                + await(p.obj(5));
        return Coroutine.of(s);
    }

    interface I1 {
        @Async
        default Coroutine<String> h() {
            return Coroutine.of("I1" + await(later(1)));
        }
    }

    interface I2 {
        @Async
        default Coroutine<String> h() {
            return Coroutine.of("I2" + await(later(2)));
        }
    }

    static class I12 implements I1, I2 {
        @Async
        public Coroutine<String> h() {
            return Coroutine.of(await(I1.super.h()) + await(I2.super.h()) + await(later(3)));
        }

        Act<String> lam() {
            return () -> Coroutine.of(await(I2.super.h()) + await(I1.super.h()));
        }

        Supplier<Coroutine<String>> ref() {
            return I1.super::h;
        }
    }

    @Async
    public static Coroutine<String> interfaceSupers() throws Exception {
        I12 i = new I12();
        return Coroutine.of(await(i.h()) + await(i.lam().act()) + await(i.ref().get()));
    }

    @Async
    public static Coroutine<String> methodRefs() throws Exception {
        Q q = new Q();
        Fn2<Q, String, String> u = Q::base;
        Fn2<String, Integer, String> b = q::ap;
        Function<String, Coroutine<String>> c = q::cov;
        Act<String> st = OddClasses::stat;
        return Coroutine.of(await(u.ap(q, "u")) + await(b.ap("b", 2)) + await(c.apply("c")) + await(st.act()));
    }

    @Async
    private static Coroutine<String> stat() {
        return Coroutine.of("st" + await(later(4)));
    }

    @Async
    static Coroutine<Long> wide(long a, double b, int c, long d, String s) throws IOException {
        long r = a + (long) b + c + d;
        if (await(later(r)) > 100) throw new IOException(s + r + await(later(b)));
        a++;
        d *= await(later(2));
        return Coroutine.of(a + d + r);
    }

    @Async
    private final Coroutine<Double> wide2(double x, long y, float z) {
        x += await(later(y));
        y -= await(later(1));
        return Coroutine.of(x + y + z);
    }

    @Async
    public static Coroutine<String> fusedWide() {
        OddClasses t = new OddClasses();
        String s = "";
        double pre = 2.5;
        long q = 1;
        try {
            s += pre + await(wide(q++, 2.5, await(later(3)), q++, "w")) + await(t.wide2(await(later(1.5)), q, 2f)) + q;
            s += await(wide(1000, 1, 1, 1, "big" + await(later(q))));
        } catch (IOException e) {
            s += e.getMessage();
        } finally {
            s += q;
        }
        try {
            s += await(((OddClasses) null).wide2(1, 2, 3));
        } catch (NullPointerException e) {
            s += "npe";
        }
        return Coroutine.of(s);
    }

    static int depth;

    @Async
    private static Coroutine<Integer> rec(int n, long acc) {
        if (n == 0) {
            if (acc % 2 == 0) throw new IllegalStateException("acc" + acc);
            return Coroutine.of((int) acc);
        }
        try {
            return Coroutine.of(await(rec(n - 1, acc + n + await(later(n)))));
        } catch (IllegalStateException e) {
            depth++;
            if (n == 3) return Coroutine.of(await(later(-n)));
            throw e;
        } finally {
            log("n" + n + await(later("")));
        }
    }

    @Async
    public static Coroutine<String> fusedRecursion() {
        depth = 0;
        return Coroutine.of(await(rec(5, 0)) + "/" + await(rec(4, 1)) + "/" + depth);
    }

    @Async
    public static Coroutine<Integer> asserts() {
        int i = 0;
        assert await(later(true)) : "x";
        assert (i = await(later(3))) > 1 : await(later("m"));
        return Coroutine.of(await(later(9)));
    }

    @Async
    static CompletionStage<String> eager(String s) throws IOException {
        if (s.isEmpty()) throw new IOException("empty");
        return CompletableFuture.completedFuture(s + await(later(1)) + await(stage("x")));
    }

    @Async
    static CompletableFuture<Integer> eager2(int n) {
        if (n == 0) return CompletableFuture.completedFuture(await(later(5)));
        return eager2(n - 1);
    }

    @Async
    public static Coroutine<String> eagers() throws IOException {
        String s = await(eager("e")) + await(eager2(3));
        try {
            s += await(eager(""));
        } catch (IOException e) {
            s += e.getMessage();
        }
        return Coroutine.of(s);
    }
}
