package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Loops in the arms of a switch expression, over operands that wait on the stack. */
public class Hazard35LoopsInSwitchExpressions {
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
                    for (int i = 0; i < 2; i++) {
                        blue += await(later(i));
                    }
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
}
