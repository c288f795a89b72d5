package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Switch expressions, yields and patterns of instanceof with awaits in the arms; text blocks. */
public class Hazard35SwitchExpressions {
    enum Color {
        RED,
        GREEN,
        BLUE
    }

    @Async
    public static Coroutine<String> arrows_on_every_kind() {
        String all = "";
        for (Color color : Color.values()) {
            all += switch (color) {
                case RED -> await(later("r"));
                case GREEN -> "g";
                case BLUE -> {
                    String blue = await(later("b"));
                    blue += await(later(blue.length()));
                    yield blue;
                }
            };
            all += switch (await(later(color.name()))) {
                case "RED", "BLUE" -> await(later(1)) + 1;
                default -> 0;
            };
            long wide = switch (await(later(color.ordinal()))) {
                case 0 -> 1;
                case 1 -> await(later(2L));
                default -> (long) await(later(3));
            };
            all += wide;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> on_top_of_operands() {
        int n = await(later(2));
        return Coroutine.of("a" + 1L + switch (n) {
            case 1 -> "one";
            case 2 -> "two" + switch (await(later("x"))) {
                case "x" -> await(later('X'));
                default -> 'Y';
            };
            default -> throw new IllegalStateException("never");
        } + (n + await(later(0.5))) + switch (n * 2) {
            case 4 -> await(later(true));
            default -> false;
        });
    }

    @Async
    public static Coroutine<Integer> as_conditions() {
        int count = 0;
        while (switch (await(later(count))) {
            case 0, 1 -> true;
            case 2 -> await(later(true));
            default -> false;
        }) {
            count++;
        }
        return Coroutine.of(count);
    }

    @Async
    public static Coroutine<String> arrow_statements() {
        String all = "";
        outer:
        for (int i = 0; i < 5; i++) {
            switch (await(later(i))) {
                case 0 -> all += await(later("zero"));
                case 1 -> {
                    continue outer;
                }
                case 3 -> {
                    break outer;
                }
                default -> log("default " + await(later(i)));
            }
            all += ";";
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> patterns_of_instanceof() {
        Object value = await(later((Object) "text"));
        String all = "";
        if (value instanceof String text && text.length() == await(later(4))) {
            all += text + await(later("!")) + text;
        }
        if (!(await(later(value)) instanceof String again)) {
            return Coroutine.of("never");
        }
        await(later(1));
        while (!(value instanceof Integer number)) {
            value = await(later((Object) 5));
        }
        return Coroutine.of(all + again + (number + await(later(1))));
    }

    @Async
    public static Coroutine<String> text_blocks_and_var() {
        var text = """
                Hello, %s
                  and "%s"\
                """;
        for (var each : java.util.List.of(1, 2)) {
            var inner = await(later(each));
            text = text.formatted(inner, inner + await(later(10))) + "%s%s";
        }
        return Coroutine.of(text);
    }
}
