package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import module java.base;

/** Unnamed variables and patterns, module imports, and statements before a constructor calls another. */
public class Hazard35UnnamedVariables {
    record Pair(Object left, Object right) {}

    static class Prologue {
        final Coroutine<String> coroutine;

        Prologue(String text) {
            String checked = requireText(text);
            this.coroutine = describe(checked);
            super();
        }

        private static String requireText(String text) {
            log("checked " + text);
            return text;
        }

        @Async
        private static Coroutine<String> describe(String text) {
            return Coroutine.of(text + await(later("!")));
        }
    }

    @Async
    public static Coroutine<String> unnamed_variables() {
        String all = "";
        for (var _ : List.of(1, 2)) {
            var _ = await(later("x"));
            try {
                all += await(later("a"));
                await(failing("fails"));
            } catch (IllegalStateException _) {
                all += await(later("b"));
            }
        }
        Function<String, Coroutine<String>> f = _ -> Coroutine.of(await(later("f")));
        return Coroutine.of(all + await(f.apply("ignored")));
    }

    @Async
    public static Coroutine<String> unnamed_patterns() {
        Object value = await(later((Object) new Pair(1, new Pair("x", 2L))));
        return Coroutine.of(switch (value) {
            case Pair(String _, _) -> "never";
            case Pair(Integer i, Pair(_, Long l)) when l == await(later(2L)) -> i + await(later("-")) + l;
            default -> "default";
        });
    }

    @Async
    public static Coroutine<String> a_constructor_with_a_prologue() {
        return Coroutine.of(await(new Prologue(await(later("text"))).coroutine));
    }
}
