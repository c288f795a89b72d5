package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

class UnsupportedReturnType {
    @Async
    void nothing() {
        await(fine()); // FRM002
        await(fine());
    }

    @Async
    String text() {
        return await(fine()); // FRM002
    }

    @Async
    static int number() {
        return 5; // FRM002
    }

    @Async
    Awaitable<String> awaitable() {
        return fine(); // FRM002
    }

    @Async
    Future<String> future() {
        return eager(); // FRM002
    }

    @Async
    Coroutine<?>[] array() {
        return new Coroutine<?>[] {fine()}; // FRM002
    }

    @Async
    Coroutine<String> fine() {
        return Coroutine.of(await(eager()));
    }

    @Async
    CompletableFuture<String> eager() {
        return CompletableFuture.completedFuture(await(stage()));
    }

    @Async
    CompletionStage<String> stage() {
        return CompletableFuture.completedFuture("x");
    }
}
