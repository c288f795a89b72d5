package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/**
 * Records, local types, patterns and switch expressions around awaits, nested in each other.
 */
public class OddRecordsAndSwitches {
    interface Act<T> {
        Coroutine<T> act() throws Exception;
    }

    @Async
    public static Coroutine<String> localTypes() throws Exception {
        int seed = await(later(4));
        record Pt<T extends Number>(T x, long... ys) {
            Pt {
                if (x.intValue() < 0) throw new IllegalArgumentException("neg");
            }

            Pt(T x, int n) {
                this(x, new long[n]);
            }

            @Async
            Coroutine<Long> sum() {
                long s = x.longValue();
                for (long y : ys) s += await(later(y));
                return Coroutine.of(s);
            }

            @Async
            static <U extends Number> Coroutine<Pt<U>> mk(U u) {
                return Coroutine.of(new Pt<>(await(later(u)), await(later(1)), await(later(2L))));
            }
        }
        enum Lc {
            X {
                @Override
                @Async
                Coroutine<Integer> v() {
                    return Coroutine.of(await(later(1)) + await(super.v()));
                }
            },
            Y;

            @Async
            Coroutine<Integer> v() {
                return Coroutine.of(await(later(ordinal())));
            }
        }
        interface Lf {
            @Async
            default Coroutine<String> nm() {
                return Coroutine.of(getClass().isRecord() + "" + await(later("lf")));
            }

            @Async
            static Coroutine<Integer> st(int a) {
                return Coroutine.of(await(later(a)) * 2);
            }

            @Async
            private Coroutine<Integer> pv() {
                return st(await(later(5)));
            }

            @Async
            default Coroutine<Integer> pub() {
                return Coroutine.of(await(pv()) + 1);
            }
        }
        record R2(Act<String> a) implements Lf {
            @Override
            @Async
            public Coroutine<String> nm() {
                try {
                    return Coroutine.of(await(Lf.super.nm()) + await(a.act()));
                } catch (Exception e) {
                    return Coroutine.failed(e);
                }
            }
        }
        var p = await(Pt.mk(seed));
        String t = """
      tb %s %d\tq
      """.formatted(await(later("x")), await(p.sum()));
        Act<String> cap = () -> {
            record In(int z) {
                @Async
                Coroutine<Integer> g() {
                    return Coroutine.of(z + await(later(1)));
                }
            }
            return Coroutine.of(await(new In(await(later(seed))).g()) + t);
        };
        try {
            new Pt<>(await(later(-1)));
        } catch (IllegalArgumentException e) {
            log(e.getMessage());
        }
        var r2 = new R2(cap);
        return Coroutine.of(t
                + await(Lc.X.v())
                + await(Lc.Y.v())
                + await(r2.nm())
                + await(r2.pub())
                + await(cap.act())
                + new Pt<>(await(later(3)), await(later(2))).ys().length);
    }

    sealed interface Sh permits Ci, Sq, Gr {}

    record Ci(double r) implements Sh {}

    record Sq(int s, Object tag) implements Sh {}

    record Gr(Sh a, Sh b) implements Sh {}

    @Async
    public static Coroutine<String> instanceofPatterns() {
        String s = "";
        for (Object o : new Object[] {"abc", 12, new Sq(2, "t"), 'c', null, List.of(1, 2)}) {
            if (await(later(o)) instanceof String q
                    && await(later(q.length())) > 2
                    && !(await(later((Object) q.charAt(0))) instanceof Integer i)) s += q + await(later(q));
            else if (!(o instanceof Integer n) || await(later(n)) < 10) {
                s += o instanceof Sq z && await(later(z.tag())) instanceof String tt
                        ? tt + z.s() + await(later(tt))
                        : "no";
            } else s += n + await(later(n)) + n;
            while (!(o instanceof List<?> l)) {
                s += ".";
                o = await(later(List.of(s.length())));
            }
            s += l.size() + (String) await(l.isEmpty() ? later("") : later(l.toString()));
        }
        return Coroutine.of(s);
    }

    enum E {
        A,
        B,
        C
    }

    @Async
    public static Coroutine<String> switchYield() {
        String s = "";
        int k = 0;
        for (E e : E.values()) {
            s += k++
                    + switch (await(later(e))) {
                        case A -> await(later("a")) + k++;
                        case B -> {
                            try {
                                k += await(later(10));
                                yield "b" + await(failing("x")) + "q";
                            } catch (IllegalStateException x) {
                                yield x.getMessage() + await(later(k));
                            } finally {
                                k += await(later(100));
                            }
                        }
                        case C -> {
                            for (int i = 0; ; i++) if (await(later(i)) == 2) yield "c" + i;
                        }
                    }
                    + (k++)
                    + foo(
                            k++,
                            switch (await(later(k))) {
                                case 1, 2, 3 -> {
                                    int z = await(later(1));
                                    yield z;
                                }
                                default -> {
                                    k++;
                                    yield await(later(k));
                                }
                            },
                            await(later("e")));
            int v = switch (e.name()) {
                case "A", "Q":
                    yield await(later(1));
                case "B":
                    k++;
                default: {
                    yield switch (e) {
                        case B -> await(later(2));
                        default -> throw new IllegalStateException();
                    };
                }
                case "C": {
                    yield e.ordinal();
                }
            };
            s += v;
        }
        return Coroutine.of(s + k);
    }

    static String foo(int a, int b, String c) {
        return "(" + a + b + c + ")";
    }

    @Async
    static <A, B extends A> Coroutine<List<? super B>> mk(
            Collection<? extends B> c, Function<? super B, ? extends Coroutine<? extends A>> f) {
        List<A> l = new ArrayList<>();
        for (var b : c) l.add(await(f.apply(b)));
        return Coroutine.of(l);
    }

    @Async
    public static Coroutine<String> capturedWildcards() {
        Coroutine<?> any = mk(List.of(1), x -> Coroutine.of(x));
        Object o = await(any);
        Awaitable<? extends Number> n = later(3);
        Number nn = await(n);
        CompletionStage<? super Integer> cs = CompletableFuture.completedStage(4);
        Object oo = await(cs);
        var list = new ArrayList<Coroutine<? extends Comparable<?>>>();
        list.add(Coroutine.of(1));
        list.add(Coroutine.of("s"));
        String r = "";
        for (var c : list) r += await(c);
        var anon = new Object() {
            int h = 7;
            String g = "x";
        };
        anon.h += await(later(1));
        return Coroutine.of(r
                + o
                + nn
                + oo
                + await(mk(Set.of("z"), z -> {
                    try {
                        return Coroutine.of(z + z.length() + await(later(1)));
                    } finally {
                        log(z);
                    }
                }))
                + anon.h
                + anon.g);
    }

    static class Res implements AutoCloseable {
        final String n;

        Res(String n) {
            this.n = n;
            log("open" + n);
        }

        public void close() {
            log("close" + n);
            if (n.startsWith("!")) throw new IllegalStateException("close" + n);
        }
    }

    @Async
    public static Coroutine<String> twr() {
        String s = "";
        for (int i = 0; i < 4; i++)
            try (var a = new Res("a" + await(later(i)));
                    Res nul = await(later((Res) null));
                    var b = i == 1 ? null : new Res((i == 2 ? "!" : "") + "b" + await(later(i)))) {
                if (i == 0) continue;
                if (i == 3) {
                    try (a;
                            b) {
                        s += "in" + await(later(i));
                        throw new IllegalArgumentException("body");
                    }
                }
                s += await(later("body")) + i;
                if (i == 2) throw new RuntimeException("b2");
            } catch (RuntimeException e) {
                s += e.getMessage() + Arrays.toString(e.getSuppressed()) + await(later("c"));
            } finally {
                s += "f" + await(later(i));
            }
        return Coroutine.of(s);
    }

    int fld = await2();

    int await2() {
        return 5;
    }

    @Async
    static Coroutine<Integer> callee(int x) throws TimeoutException {
        if (await(later(x)) > 3) throw new TimeoutException("t" + x);
        return Coroutine.of(x);
    }

    @Async
    public static Coroutine<String> ternariesAndLogic() throws Exception {
        int a = await(later(1));
        boolean z = await(later(true)) ? await(later(false)) || a > 0 & await(later(true)) : !await(later(true));
        double d = z ? await(later(1)) : await(later(2.5));
        long l = await(later(false)) ? 1 : await(later('c'));
        Object n = a > 5 ? null : await(later(a)) > 0 ? (Object) await(callee(2)) : "x";
        int[] arr = {await(later(1)), a, await(callee(3)), a++ + await(later(a)), ~a & await(later(7)), -await(later(3))
        };
        int[][] g = new int[await(later(2))][await(later(3))];
        g[await(later(1))] = arr;
        Supplier<int[]>[] gen = null;
        return Coroutine.of(z + "" + d + l + n + Arrays.deepToString(g) + (byte) (int) await(later(300))
                + (await(later(5)) == 5) + (String) (Object) await(later("cast")));
    }

    @Async
    public static Coroutine<String> news() throws Exception {
        return Coroutine.of(new StringBuilder(new String(
                                await(later("s")) + new String(new char[] {await(later('c')), 'd'}))
                        .trim())
                .append(new int[] {await(later(3))}[0])
                .append(new HashMap<>(Map.of(
                        await(later(1)),
                        new ArrayList<>(List.of(await(later(2)), new OddRecordsAndSwitches().fld + await(later(9)))))))
                .insert(await(later(0)), new Object() {
                    public String toString() {
                        return "anon";
                    }
                })
                .toString());
    }

    class In {
        final int q;

        In(int q, String... s) {
            this.q = q + s.length + fld;
        }

        @Async
        Coroutine<Integer> m() {
            return Coroutine.of(OddRecordsAndSwitches.this.new In(await(later(q)), await(later("x")), "y").q);
        }
    }

    @Async
    public static Coroutine<Integer> innerNew() {
        OddRecordsAndSwitches b = new OddRecordsAndSwitches();
        return Coroutine.of(await(b.new In(await(later(1))).m())
                + await(later(b)).new In(await(later(2)), await(later("r"))) {
                    int z() {
                        return q;
                    }
                }.z());
    }
}
