package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

/**
 * Methods of odd shape: peeled and unpeeled results side by side, shadowed variables, generic catch clauses, eager
 * methods among lazy ones.
 */
public class OddMethods {
    @Async
    private static Coroutine<Long> wide(
            int a0,
            long a1,
            int a2,
            long a3,
            int a4,
            long a5,
            int a6,
            long a7,
            int a8,
            long a9,
            int a10,
            long a11,
            int a12,
            long a13,
            int a14,
            long a15,
            int a16,
            long a17,
            int a18,
            long a19,
            int a20,
            long a21,
            int a22,
            long a23,
            int a24,
            long a25,
            int a26,
            long a27,
            int a28,
            long a29,
            int a30,
            long a31,
            int a32,
            long a33,
            int a34,
            long a35,
            int a36,
            long a37,
            int a38,
            long a39,
            int a40,
            long a41,
            int a42,
            long a43,
            int a44,
            long a45,
            int a46,
            long a47,
            int a48,
            long a49,
            int a50,
            long a51,
            int a52,
            long a53,
            int a54,
            long a55,
            int a56,
            long a57,
            int a58,
            long a59,
            int a60,
            long a61,
            int a62,
            long a63,
            int a64,
            long a65,
            int a66,
            long a67,
            int a68,
            long a69,
            int a70,
            long a71,
            int a72,
            long a73,
            int a74,
            long a75,
            int a76,
            long a77,
            int a78,
            long a79,
            int a80,
            long a81,
            int a82,
            long a83,
            int a84,
            long a85,
            int a86,
            long a87,
            int a88,
            long a89,
            int a90,
            long a91,
            int a92,
            long a93,
            int a94,
            long a95,
            int a96,
            long a97,
            int a98,
            long a99,
            int a100,
            long a101,
            int a102,
            long a103,
            int a104,
            long a105,
            int a106,
            long a107,
            int a108,
            long a109,
            int a110,
            long a111,
            int a112,
            long a113,
            int a114,
            long a115,
            int a116,
            long a117,
            int a118,
            long a119,
            int a120,
            long a121,
            int a122,
            long a123,
            int a124,
            long a125,
            int a126,
            long a127,
            int a128,
            long a129,
            int a130,
            long a131,
            int a132,
            long a133,
            int a134,
            long a135,
            int a136,
            long a137,
            int a138,
            long a139,
            int a140,
            long a141,
            int a142,
            long a143,
            int a144,
            long a145,
            int a146,
            long a147,
            int a148,
            long a149,
            int a150,
            long a151,
            int a152,
            long a153,
            int a154,
            long a155,
            int a156,
            long a157,
            int a158,
            long a159) {
        long s = a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17 + a18
                + a19 + a20 + a21 + a22 + a23 + a24 + a25 + a26 + a27 + a28 + a29 + a30 + a31 + a32 + a33 + a34 + a35
                + a36 + a37 + a38 + a39 + a40 + a41 + a42 + a43 + a44 + a45 + a46 + a47 + a48 + a49 + a50 + a51 + a52
                + a53 + a54 + a55 + a56 + a57 + a58 + a59 + a60 + a61 + a62 + a63 + a64 + a65 + a66 + a67 + a68 + a69
                + a70 + a71 + a72 + a73 + a74 + a75 + a76 + a77 + a78 + a79 + a80 + a81 + a82 + a83 + a84 + a85 + a86
                + a87 + a88 + a89 + a90 + a91 + a92 + a93 + a94 + a95 + a96 + a97 + a98 + a99 + a100 + a101 + a102
                + a103 + a104 + a105 + a106 + a107 + a108 + a109 + a110 + a111 + a112 + a113 + a114 + a115 + a116 + a117
                + a118 + a119 + a120 + a121 + a122 + a123 + a124 + a125 + a126 + a127 + a128 + a129 + a130 + a131 + a132
                + a133 + a134 + a135 + a136 + a137 + a138 + a139 + a140 + a141 + a142 + a143 + a144 + a145 + a146 + a147
                + a148 + a149 + a150 + a151 + a152 + a153 + a154 + a155 + a156 + a157 + a158 + a159;
        a159 += await(later(s));
        a0 = await(later(3));
        return Coroutine.of(s + a0 + a159 + await(later(a80)));
    }

    @Async
    public static Coroutine<Long> wideCall() {
        return Coroutine.of(await(wide(
                        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                        26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49,
                        50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73,
                        74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97,
                        98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116,
                        117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135,
                        136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154,
                        155, 156, 157, 158, 159))
                - await(later(1)));
    }

    interface Act<T> {
        Coroutine<T> act() throws Exception;
    }

    interface StrAct extends Function<String, Coroutine<String>> {
        Coroutine<String> apply(String s);
    }

    interface Named {
        default String nm() {
            return "N";
        }
    }

    static class locals300$1 {}

    class wide$1 {}

    static String frame = "F";
    static String value = "V";

    @Async
    static Coroutine<String> names(String frame, String execution, String value, String failure) {
        String state = frame + await(later(value));
        class step {
            String s = state;

            @Async
            Coroutine<String> step(String parent) {
                return Coroutine.of(s + parent + await(later(this.s)));
            }
        }
        return Coroutine.of(state + execution + failure + await(new step().step("p")));
    }

    @Async
    public static Coroutine<String> naming() {
        return names("f", "e", "v", "x");
    }

    @Async
    public static Coroutine<String> functional() throws Exception {
        StrAct a = s -> Coroutine.of(s + await(later("!")));
        Function<String, Coroutine<String>> f = a;
        Supplier<Function<Integer, Coroutine<Integer>>> cur = () -> x -> Coroutine.of(x + await(later(1)));
        Act<String> i = (Act<String> & Named) () -> Coroutine.of("i" + await(later(2)));
        BiFunction<Long, Double, CompletionStage<Double>> bf =
                (l, d) -> CompletableFuture.completedFuture(l * d + await(stage(1.0)));
        Callable<CompletableFuture<String>> cf = () -> CompletableFuture.completedFuture("c" + await(stage("f")));
        Function<Integer, Function<Integer, Coroutine<Integer>>>[] arr = new Function[1];
        arr[0] = x -> y -> x == 0
                ? Coroutine.of(await(later(y)))
                : Coroutine.of(await(arr[0].apply(x - 1).apply(y + 1)));
        return Coroutine.of(await(f.apply("f"))
                + await(cur.get().apply(await(later(4))))
                + await(i.act())
                + ((Named) i).nm()
                + await(bf.apply(2L, 3.0))
                + await(cf.call())
                + await(arr[0].apply(3).apply(1)));
    }

    static int boom(int x) {
        if (x > 1) throw new IllegalArgumentException("boom" + x);
        return x;
    }

    @Async
    public static Coroutine<String> deepTry() {
        String s = "";
        int i = 0;
        try {
            i = await(later(1));
            try {
                s += i;
                i = boom(await(later(2)));
            } catch (IllegalArgumentException e) {
                final int j = i;
                try {
                    s += e.getMessage() + await(later(j));
                    i = boom(await(later(3)));
                } catch (IllegalArgumentException e2) {
                    e2.addSuppressed(e);
                    s += e2.getSuppressed().length + await(later("k"));
                    throw new IllegalStateException(s, e2);
                } finally {
                    s += "F1";
                    i = await(later(100)) + j;
                }
            } finally {
                try {
                    s += "F2" + await(later(i));
                    boom(9);
                } catch (IllegalArgumentException e3) {
                    s += e3.getMessage();
                } finally {
                    s += "F3" + await(later(i));
                }
            }
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + "|" + s + e.getCause().getMessage());
        } finally {
            log(s + await(later("end")));
        }
        return Coroutine.of("no");
    }

    @Async
    public static Coroutine<String> iincAndShadow() {
        int i = 0;
        for (int j = 0, k = 10; j < k; j += await(later(2)), k--) {
            i += j * k;
            if ((i & 1) == 0) {
                byte b = (byte) (i + await(later(1)));
                b += 3;
                i += b;
            } else {
                boolean b = await(later(true));
                i += b ? 1 : 0;
            }
        }
        long t = i;
        t -= i--;
        int[] a = {i};
        a[0] <<= a[0]++ & await(later(3));
        do {
            char c = (char) (a[0]-- + '0');
            c += await(later(1));
            i += c;
        } while (a[0] > await(later(0)) && i < 2000);
        return Coroutine.of(i + "/" + t + "/" + a[0]);
    }

    @Async
    public static Coroutine<Void> nothing() {
        await(later(1));
        return null == null ? Coroutine.done() : null;
    }

    @Async
    public static Coroutine<Integer> conditionalReturns() {
        int x = await(later(3));
        Coroutine<Integer> c = Coroutine.of(x);
        return x > 2 ? x > 5 ? Coroutine.failed(new RuntimeException()) : c : Coroutine.of(await(later(1)));
    }

    @Async
    static <X extends Exception & Supplier<String>> Coroutine<Integer> unused() throws X {
        return Coroutine.of(await(later(1)));
    }

    @Async
    public static Coroutine<String> multiCatchGeneric() {
        String r = "";
        for (Throwable t : new Throwable[] {
            new IllegalStateException("a"),
            new OutOfMemoryError("b"),
            new java.io.IOException("c"),
            new CancelledError("d")
        }) {
            try {
                Object o = await(failing(t));
                r += o;
            } catch (IllegalStateException | Error e) {
                try {
                    throw e;
                } catch (CancelledError ce) {
                    r += "C" + await(later(ce.getMessage()));
                } catch (Error | RuntimeException x) {
                    r += x.getMessage() + await(later("x"));
                }
            } catch (Throwable e) {
                r += await(later(e)).getClass().getSimpleName();
            }
        }
        return Coroutine.of(r);
    }
}
