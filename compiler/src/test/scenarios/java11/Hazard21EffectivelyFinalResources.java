package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** try-with-resources over variables, and var, across awaits. */
public class Hazard21EffectivelyFinalResources {
    private static AutoCloseable closing(String name) {
        return () -> log("close " + name);
    }

    @Async
    public static Coroutine<String> over_variables() throws Exception {
        var first = closing("first");
        final AutoCloseable second = await(later(closing("second")));
        try (first;
                second;
                var third = closing(await(later("third")))) {
            log(await(later("body")));
            await(failing("body fails"));
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> var_in_lambdas_and_loops() {
        java.util.function.BiFunction<Integer, Long, Coroutine<String>> f =
                (var a, var b) -> Coroutine.of(a + "" + b + await(later("!")));
        var all = "";
        for (var i = await(later(0)); i < 2; i++) {
            all += await(f.apply(i, 5L));
        }
        return Coroutine.of(all);
    }
}
