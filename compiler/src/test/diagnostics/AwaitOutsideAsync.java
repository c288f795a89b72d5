package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

class AwaitOutsideAsync {
    static final String STATIC_FIELD = await(text()); // FRM001
    final String field = await(text()); // FRM001

    static {
        await(text()); // FRM001
    }

    AwaitOutsideAsync() {
        String local =
                await(text()); // FRM001
        System.out.println(local);
    }

    static Coroutine<String> text() {
        return Coroutine.of("text");
    }

    void plain() {
        await(CompletableFuture.completedFuture("stage")); // FRM001
    }

    Coroutine<String> notMarked() {
        return Coroutine.of(await(text())); // FRM001
    }

    static String inLambdas() {
        Supplier<String> plain = () -> await(text()); // FRM001
        Supplier<Coroutine<String>> async = () -> Coroutine.of(await(text()));
        Supplier<CompletableFuture<String>> eager = () -> CompletableFuture.completedFuture(await(text()));
        Runnable nested = () -> {
            Supplier<Coroutine<String>> inner = () -> Coroutine.of(await(text()));
            String value = await(inner.get()); // FRM001
        };
        return plain.get();
    }

    interface Greeter {
        default String greet() {
            return await(text()); // FRM001
        }
    }

    @Async
    static Coroutine<Void> async() {
        await(sleep(Duration.ZERO));
        Runnable lambda = () -> System.out.println(await(text())); // FRM001
        new Thread() {
            @Override
            public void run() {
                await(text()); // FRM001
            }
        }.start();
        return Coroutine.done();
    }

    @Async
    static CompletableFuture<Void> eager() {
        await(text());
        return CompletableFuture.completedFuture(null);
    }

    public static void main(String[] args) {
        run(async());
        await(text()); // FRM001
        run(async());
    }
}
