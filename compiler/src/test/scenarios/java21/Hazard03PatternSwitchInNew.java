package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A pattern switch with a try among the arguments of a new object, which waits in a local variable meanwhile. */
public class Hazard03PatternSwitchInNew {
    record Pair<A, B>(A first, B second) {}

    @Async
    public static Coroutine<String> as_an_argument_of_new() {
        Object value = await(later((Object) 5));
        return Coroutine.of(new Pair<>(await(later("a")), switch (value) {
            case Integer i when i > await(later(3)) -> {
                try {
                    yield await(later(100)) / (i - 5);
                } catch (ArithmeticException e) {
                    yield e.getMessage() + await(later("!"));
                }
            }
            default -> "default";
        }).toString());
    }
}
