package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Locals and parameters can be read in the handler of a failure that arrived with a resumption. */
public class Hazard15LocalsInHandlers {
    private final String name = "this";

    @Async
    public static Coroutine<String> assigned_before_the_try() {
        int i = 1;
        long l = 2;
        String s = "three";
        double[] d = {4};
        try {
            await(failing("failed"));
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + i + l + s + d[0]);
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> changed_inside_the_try() {
        int i = 1;
        String s = "before";
        try {
            i = 2;
            s = await(later("between"));
            i += await(later(10));
            await(failing("failed"));
            s = "after";
        } catch (IllegalStateException e) {
            s += i + e.getMessage();
        }
        return Coroutine.of(s + await(later(i)));
    }

    @Async
    public static Coroutine<String> parameters_and_this() {
        return Coroutine.of(await(new Hazard15LocalsInHandlers().with("p", 2L, (char) 51)));
    }

    @Async
    private Coroutine<String> with(String p, long l, char c) {
        try {
            p += await(later("q"));
            await(failing("failed"));
        } catch (IllegalStateException e) {
            return Coroutine.of(name + p + l + c + e.getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> in_a_finally() {
        StringBuilder log = new StringBuilder();
        int i = 0;
        try {
            for (; i < 5; i++) {
                String scoped = "i" + i;
                log.append(scoped);
                if (i == 2) {
                    await(failing("failed"));
                }
                await(later(i));
            }
        } catch (IllegalStateException e) {
            log.append(e.getMessage()).append(i);
        } finally {
            log.append(await(later("finally"))).append(i);
        }
        return Coroutine.of(log.toString());
    }
}
