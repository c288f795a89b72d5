package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Async methods that return futures: they run when they are called. */
public class EagerMethods {
    @Async
    public static Coroutine<String> futures_and_stages() {
        return Coroutine.of(await(future("a", 1L)) + await(stageOf("b")) + await(new EagerMethods().own()));
    }

    @Async
    private static CompletableFuture<String> future(String text, long wide) {
        log("future begins");
        String first = text + await(later(wide));
        log("future goes on");
        return CompletableFuture.completedFuture(first + await(stage("!")));
    }

    @Async
    private static CompletionStage<String> stageOf(String text) {
        return CompletableFuture.completedFuture(text + await(future("inner", 2L)));
    }

    @Async
    private CompletionStage<Integer> own() {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += await(later(i));
        }
        return CompletableFuture.completedFuture(sum);
    }

    @Async
    public static Coroutine<String> failures() {
        String all = "";
        for (int i = 0; i < 3; i++) {
            try {
                all += await(fails(i));
            } catch (IOException | IllegalStateException e) {
                all += e + await(later(";"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    private static CompletableFuture<String> fails(int way) throws IOException {
        await(later(way));
        if (way == 0) {
            throw new IOException("thrown");
        }
        if (way == 1) {
            await(failing("awaited"));
        }
        return CompletableFuture.completedFuture("fine");
    }

    @Async
    public static Coroutine<String> tail_awaits() {
        return Coroutine.of(await(passesOn(true)) + await(passesOn(false)));
    }

    @Async
    private static CompletableFuture<String> passesOn(boolean own) {
        String text = await(later("p"));
        return own ? future(text, 3L) : stage("s").toCompletableFuture();
    }

    @Async
    public static Coroutine<String> lambdas() {
        Function<String, CompletableFuture<String>> f =
                text -> CompletableFuture.completedFuture(text + await(later("!")));
        Function<String, CompletionStage<String>> g = text -> {
            String inner = await(f.apply(text));
            return CompletableFuture.completedFuture(inner + await(stage("?")));
        };
        return Coroutine.of(await(f.apply("f")) + await(g.apply("g")));
    }

    @Async
    public static Coroutine<String> without_a_suspension_the_future_is_done() {
        CompletableFuture<String> done = immediate("x");
        return Coroutine.of(done.isDone() + await(later("-")) + await(done));
    }

    @Async
    private static CompletableFuture<String> immediate(String text) {
        return CompletableFuture.completedFuture(text);
    }
}
