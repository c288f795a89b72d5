package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.*;
import java.util.*;
import java.util.function.*;

/**
 * Expressions and statements that nobody writes and javac compiles all the same: awaits in compound assignments,
 * boxing, string switches with colliding hashes, overriding finally blocks.
 */
public class OddExpressions {
    static int[] arr;
    static long L;
    static double D;
    static String S;
    static byte B;
    static char C;
    static short SH;
    static float F;
    static boolean Z;
    long fl = 5;
    String fs = "f";
    int[][] grid = {{1, 2}, {3, 4}};

    static int idx(int i) {
        log("idx " + i);
        return i;
    }

    static int[] a() {
        log("a");
        return arr;
    }

    OddExpressions self() {
        log("self");
        return this;
    }

    @Async
    public static Coroutine<String> compoundArrays() {
        arr = new int[] {10, 20, 30};
        int i = 0;
        arr[i++] += await(later(5));
        a()[idx(i++)] *= await(later(3)) + i++;
        a()[idx(2)] <<= await(later(2L));
        arr[await(later(0))] -= arr[await(later(1))]++ + await(later(1));
        return Coroutine.of(Arrays.toString(arr) + i);
    }

    @Async
    public static Coroutine<String> compoundStatics() {
        L = 1;
        D = 2;
        S = "s";
        B = 100;
        C = 'a';
        SH = 5;
        F = 1.5f;
        Z = true;
        L += await(later(4));
        D /= await(later(3));
        S += await(later("x")) + await(later(1));
        B += await(later(100));
        C += await(later(1));
        SH *= await(later(2));
        F -= await(later(0.5f));
        Z &= await(later(false));
        Z ^= await(later(true));
        L <<= await(later(3));
        L >>>= await(later(1L));
        return Coroutine.of("" + L + D + S + B + C + SH + F + Z);
    }

    @Async
    Coroutine<String> fields() {
        self().fl += await(later(7));
        self().fs += await(later("g")) + fl;
        fl = fl++ + await(later(1));
        self().grid[await(later(1))][idx(0)] += await(later(9));
        self().fl = this.self().fl = await(later(77L));
        fl += fl++ * await(later(2)) + --fl;
        return Coroutine.of(fl + fs + Arrays.deepToString(grid));
    }

    @Async
    public static Coroutine<String> compoundFields() {
        return new OddExpressions().fields();
    }

    @Async
    public static Coroutine<String> boxes() {
        Integer i = 1;
        i += await(later(2));
        i++;
        Long l = 3L;
        l *= await(later(5L));
        Character c = 'x';
        c++;
        Integer[] bs = {1, 2};
        bs[await(later(0))] += await(later(10));
        bs[1]++;
        Object o = await(later(true)) ? await(later(1)) : (Object) await(later("s"));
        Object n = await(later(true)) ? await(later(1)) : await(later(2.0));
        return Coroutine.of(i + "" + l + c + Arrays.toString(bs) + o + n);
    }

    @Async
    public static Coroutine<String> stringConcatOrder() {
        StringBuilder sb = new StringBuilder("q");
        int k = 0;
        String r =
                "a" + k++ + await(later("b")) + k++ + sb.append(await(later(1))) + sb + (char) ('a' + await(later(1)))
                        + 1.0f + null + await(later((Object) null)) + new int[0].length + true + await(later('c')) + L;
        return Coroutine.of(r + k);
    }

    @SuppressWarnings("finally")
    @Async
    public static Coroutine<String> finallyOverrides() {
        String s = "";
        for (int i = 0; i < 4; i++) {
            try {
                s += "t";
                try {
                    if (await(later(i)) == 0) throw new IllegalStateException("e" + i);
                    if (i == 1) return Coroutine.failed(new RuntimeException("r"));
                    s += "n";
                    if (i == 2) continue;
                } finally {
                    s += "f" + await(later(i));
                    if (i == 1) continue;
                    if (i == 0) throw new IllegalArgumentException("g" + await(later(i)));
                }
                s += "e";
            } catch (IllegalArgumentException | NullPointerException e) {
                s += e.getMessage() + Arrays.toString(e.getSuppressed());
            } finally {
                s += "F";
            }
        }
        return Coroutine.of(s);
    }

    @SuppressWarnings("finally")
    @Async
    public static Coroutine<Integer> nestedReturns() {
        try {
            try {
                return Coroutine.of(await(later(1)));
            } finally {
                try {
                    return Coroutine.of(await(later(2)) / (await(later(1)) - 1));
                } catch (ArithmeticException e) {
                    log(e.getMessage());
                } finally {
                    log("in");
                }
            }
        } finally {
            if (await(later(true))) log("out");
        }
    }

    @Async
    public static Coroutine<String> labels() {
        StringBuilder s = new StringBuilder();
        outer:
        for (int i = 0; ; i++) {
            blk:
            {
                inner:
                do {
                    for (String x : new String[] {"a", "b", "c"}) {
                        switch (x + await(later(i))) {
                            case "a0":
                                continue;
                            case "b0":
                                continue inner;
                            case "a1":
                                break blk;
                            case "a2":
                                continue outer;
                            case "a3":
                                break outer;
                            default:
                                s.append(x);
                        }
                    }
                    s.append("!");
                } while (await(later(i)) < 0);
                s.append("end");
            }
            s.append(i);
        }
        return Coroutine.of(s.toString());
    }

    @Async
    public static Coroutine<String> hashCollisions() {
        String r = "";
        for (String k : new String[] {"Aa", "BB", "AaAa", "BBBB", "AaBB", "zz"})
            switch (await(later(k))) {
                case "Aa":
                    r += 1;
                case "BB":
                    r += await(later("2"));
                    break;
                case "AaAa":
                    r += 3;
                    break;
                case "BBBB":
                    r += await(later(4));
                    break;
                case "AaBB": {
                    r += await(later("5"));
                    continue;
                }
                default:
                    r += "d";
            }
        return Coroutine.of(r);
    }

    enum E {
        A {
            @Async
            Coroutine<String> f(int x) {
                return Coroutine.of(name() + await(later(x)) + pr() + super.toString());
            }
        },
        B(3) {
            int q = await2();

            @Async
            Coroutine<String> f(int x) {
                q += await(later(x));
                return Coroutine.of(ordinal() + "" + q + await(super.f(x)));
            }
        },
        C;
        final int v;

        E() {
            v = 0;
        }

        E(int v) {
            this.v = v;
        }

        int await2() {
            return 2;
        }

        String pr() {
            return "pr" + v;
        }

        @Async
        Coroutine<String> f(int x) {
            switch (this) {
                case A:
                    return Coroutine.of("no");
                case B:
                    return Coroutine.of("B" + await(later(v)));
                default:
                    return Coroutine.of("C" + await(E.A.f(await(later(1)))));
            }
        }

        @Async
        static Coroutine<String> all() {
            String s = "";
            for (E e : values()) s += await(e.f(e.ordinal()));
            return Coroutine.of(s);
        }
    }

    @Async
    public static Coroutine<String> enumBodies() {
        return Coroutine.of(await(E.all()) + await(E.valueOf(await(later("B"))).f(1)));
    }

    @Async
    static Coroutine<Long> varLongs(String h, long... ls) {
        long s = 0;
        for (long l : ls) s += l * await(later(2));
        return Coroutine.of(s + h.length());
    }

    @Async
    static Coroutine<String> varMix(double d, byte b, char... cs) {
        String s = d + "" + b;
        for (char c : cs) s += c + await(later(""));
        return Coroutine.of(s);
    }

    @SafeVarargs
    @Async
    static <T extends Comparable<? super T>> Coroutine<T> max(T... ts) {
        T m = null;
        for (T t : ts) if (m == null || t.compareTo(m) > 0) m = await(later(t));
        return Coroutine.of(m);
    }

    @Async
    public static Coroutine<String> varargs() {
        return Coroutine.of(await(varLongs("hh", 1, await(later(2)), 3L))
                + await(varLongs(""))
                + await(varMix(1.5, (byte) 3, 'x', await(later('y'))))
                + await(max(3, await(later(9)), 4))
                + await(max("a")));
    }

    @Async
    static <T extends CharSequence & Comparable<T>> Coroutine<Integer> inter(T a, T b) {
        return Coroutine.of(
                a.compareTo(await(later(b))) + a.length() + await(later(b)).length());
    }

    @Async
    static <K extends Comparable<K>, V extends List<? super K>> Coroutine<Map<K, ? extends V>> wild(
            Map<? extends K, ? extends V> m) {
        Map<K, V> r = new TreeMap<>();
        for (Map.Entry<? extends K, ? extends V> e : m.entrySet()) {
            r.put(await(later(e.getKey())), await(later(e.getValue())));
            e.getValue().add(e.getKey());
        }
        return Coroutine.of(r);
    }

    @Async
    public static Coroutine<String> generics() {
        Map<String, List<Object>> m = new LinkedHashMap<>();
        m.put("k", new ArrayList<>(Arrays.asList(1)));
        return Coroutine.of(await(inter("a", "bcd")) + "" + await(wild(m)));
    }

    @Async
    public static Coroutine<String> manyLocals() {
        long a = await(later(1L));
        int b = await(later(2));
        double c = 3;
        float d = await(later(4f));
        Object e = null;
        String f = null;
        byte g = (byte) await(later(300)).intValue();
        char h = 'h';
        short i = 7;
        boolean j = await(later(true));
        long[] k = {1};
        Object[] l = {k};
        int[][] m = {{1}};
        {
            long x = a + 1;
            await(later(x));
            b += x;
        }
        {
            String x = "x" + await(later(1));
            f = x;
        }
        {
            double x = c * 2;
            await(later(x));
            c = x;
            Object y = null;
            y = await(later(y));
            e = y;
        }
        k[0] += await(later(k))[0];
        m[0] = await(later(new int[] {9, b}));
        return Coroutine.of("" + a + b + c + d + e + f + g + h + i + j + k[0] + l.length + Arrays.deepToString(m));
    }
}
