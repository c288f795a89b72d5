package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Labelled break and continue, switches of every kind, ternaries, assert, concatenation, varargs. */
public class Hazard35ControlFlow {
    enum Color {
        RED,
        GREEN,
        BLUE
    }

    @Async
    public static Coroutine<String> labelled_break_and_continue() {
        String all = "";
        outer:
        for (int i = 0; i < 5; i++) {
            inner:
            for (int j = 0; ; j++) {
                switch (await(later(i * 10 + j))) {
                    case 1:
                        continue inner;
                    case 2:
                        continue outer;
                    case 11:
                        break;
                    case 12:
                        break inner;
                    case 30:
                        break outer;
                    default:
                        all += await(later(i + "" + j + " "));
                }
                block:
                {
                    if (j > 2) {
                        break block;
                    }
                    all += ".";
                    continue;
                }
                break;
            }
            all += "|";
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> table_and_lookup_switches() {
        String all = "";
        for (int i = -1; i < 5; i++) {
            switch (i) {
                case 0:
                    all += await(later("zero"));
                case 1:
                    all += await(later("one"));
                    break;
                case 2:
                case 3:
                    String scoped = await(later("few"));
                    all += scoped;
                    break;
                default:
                    all += "default";
            }
            switch (await(later(i * 1000))) {
                case -1000:
                    scoped(i);
                    break;
                case 2000:
                    all += await(later("2k"));
                    continue;
                default:
                    all += ",";
            }
        }
        return Coroutine.of(all);
    }

    private static void scoped(int i) {
        log("scoped " + i);
    }

    @Async
    public static Coroutine<String> string_switches() {
        String all = "";
        for (String each : new String[] {"Aa", "BB", "C", await(later("D")), ""}) {
            switch (await(later(each))) {
                case "Aa":
                    all += await(later(1));
                    break;
                case "BB":
                    all += await(later(2));
                case "C":
                    all += await(later(3)) + each;
                    break;
                default:
                    all += each + await(later("?"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> enum_switches() {
        String all = "";
        for (Color color : Color.values()) {
            switch (await(later(color))) {
                case RED:
                    all += await(later("r")) + color;
                    break;
                case BLUE:
                    all += await(later("b"));
                    continue;
                default:
                    all += color;
            }
            all += ";";
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> ternaries() {
        int i = await(later(1));
        long l = i > 0 ? await(later(5)) : await(later(6L));
        Object mixed = i == 1 ? await(later(1)) : (Object) "never";
        String nested = i == 0 ? "zero" : i == 1 ? (l > 4 ? await(later("big")) : "small") : await(later("many"));
        boolean both = (i > 0 ? await(later(true)) : false) && (l < 0 || await(later(l > 4)));
        return Coroutine.of(l + "" + mixed + nested + both + (both ? 1 : await(later(2))));
    }

    @Async
    public static Coroutine<String> asserts() {
        int i = await(later(1));
        assert i == await(later(1)) : "never " + await(later(2));
        try {
            assert i == 2 : "i is " + await(later(i));
            log("assertions are disabled");
        } catch (AssertionError e) {
            log(e.getMessage());
        }
        return Coroutine.of("end");
    }

    @Async
    public static Coroutine<String> concatenation() {
        char c = 'c';
        Object none = null;
        String all = "a" + await(later(1)) + c + 2L + await(later("b")) + none + 3.5f + true + await(later((Object) null));
        all += await(later("!")) + all.length() + '\u0001' + "\u0002" + await(later('d'));
        return Coroutine.of(all + "");
    }

    @Async
    public static Coroutine<String> varargs() {
        return Coroutine.of(String.format(await(later("%s %s %s %s")), 1, await(later(2)), null, await(later("four")))
                + count()
                + count(await(later("x")))
                + count("a", await(later("b")), "c")
                + await(sum(1L, 2, await(later(3)), 4)));
    }

    private static int count(String... texts) {
        return texts.length;
    }

    @Async
    private static Coroutine<Long> sum(long first, int... rest) {
        for (int each : rest) {
            first += await(later(each));
        }
        return Coroutine.of(first);
    }

    @Async
    public static Coroutine<String> loops_of_every_kind() {
        String all = "";
        int i = 0;
        while (await(later(i)) < 3) {
            i++;
        }
        do {
            all += i;
        } while (await(later(--i)) > 0);
        for (int j = await(later(0)), k = 5; j < await(later(k)); j += await(later(2)), k--) {
            all += j + k;
        }
        for (; ; ) {
            if (await(later(i++)) > 2) {
                return Coroutine.of(all + i);
            }
        }
    }

    @Async
    public static Coroutine<Boolean> short_circuits() {
        boolean a = traced(await(later(false))) && traced(await(later(true)));
        boolean b = traced(await(later(true))) || traced(await(later(false)));
        boolean c = traced(await(later(false))) | traced(await(later(true))) ^ traced(await(later(true)));
        if (!(a || !b) && (c || await(later(true)))) {
            return Coroutine.of(await(later(true)) ? !a : b);
        }
        return Coroutine.of(false);
    }

    @Async
    public static Coroutine<String> casts_and_instanceof() {
        Object value = await(later((Object) "text"));
        String all = "";
        if (value instanceof CharSequence && await(later(value)) instanceof String) {
            all += ((CharSequence) value).length() + ((String) await(later(value))).toUpperCase();
        }
        try {
            Integer number = (Integer) await(later(value));
            all += number;
        } catch (ClassCastException expected) {
            all += await(later("cast"));
        }
        return Coroutine.of(all + (int) await(later(3.9).getClass() == null ? null : later(3.9)).doubleValue());
    }
}
