package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** A local is read by an outer handler only. */
public class Hazard16OuterHandlerOnly {
    @Async
    public static Coroutine<String> across_an_inner_handler() {
        String outer = "outer";
        int count = 0;
        try {
            try {
                count = await(later(5));
                await(failing("inner"));
            } catch (IllegalArgumentException e) {
                log("never");
            }
        } catch (IllegalStateException e) {
            return Coroutine.of(outer + count + e.getMessage());
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> across_a_finally() {
        String outer = await(later("outer"));
        try {
            String inner = "inner";
            try {
                await(failing("failed"));
            } finally {
                log(inner);
                await(later(1));
                log("finally");
            }
        } catch (IllegalStateException e) {
            return Coroutine.of(outer + e.getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> across_a_rethrow() {
        long outer = 1;
        try {
            try {
                await(failing("first"));
            } catch (IllegalStateException e) {
                outer += await(later(1));
                throw new IllegalArgumentException(e.getMessage() + await(later(" second")), e);
            }
        } catch (IllegalArgumentException e) {
            return Coroutine.of(outer + e.getMessage() + e.getCause());
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> overwritten_on_the_normal_path() {
        String text = "kept for the handler";
        try {
            await(later(1));
            await(failing("failed"));
            text = "overwritten";
        } catch (IllegalStateException e) {
            log(text);
        }
        text = "again";
        return Coroutine.of(text + await(later(1)));
    }
}
