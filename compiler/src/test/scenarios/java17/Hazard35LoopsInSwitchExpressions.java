package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A loop in the arm of a switch expression, over an operand that waits on the stack. */
public class Hazard35LoopsInSwitchExpressions {
    @Async
    public static Coroutine<String> a_loop_in_an_arm() {
        String all = "a";
        for (int n = 0; n < 3; n++) {
            all += switch (n) {
                case 0 -> await(later("b"));
                case 1 -> {
                    String arm = await(later("c"));
                    for (int i = 0; i < 2; i++) {
                        arm += await(later(i));
                    }
                    yield arm;
                }
                default -> "d";
            };
        }
        return Coroutine.of(all);
    }
}
