package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.AsyncCloseable;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncIterable;
import io.fermata.Coroutine;
import java.util.function.Supplier;

class MonitorHeld {
    private static final Object LOCK = new Object();

    static Coroutine<String> text() {
        return Coroutine.of("text");
    }

    @Async
    synchronized Coroutine<String> method() {
        return Coroutine.of(await(text())); // FRM004
    }

    @Async
    static synchronized Coroutine<String> withoutAnAwait() {
        return Coroutine.of("x"); // FRM004
    }

    @Async
    Coroutine<String> block() {
        await(text());
        synchronized (this) {
            await(text()); // FRM004
        }
        return Coroutine.of(await(text()));
    }

    @Async
    Coroutine<String> nested(boolean deep) {
        synchronized (await(text())) {
            synchronized (LOCK) {
                if (deep) {
                    await(text()); // FRM004
                }
            }
            for (int i = 0; i < 3; i++) {
                await(text()); // FRM004
            }
        }
        await(text());
        return Coroutine.done();
    }

    @Async
    Coroutine<String> tryInside() {
        synchronized (LOCK) {
            try {
                LOCK.notifyAll();
            } catch (IllegalMonitorStateException e) {
                await(text()); // FRM004
            } finally {
                LOCK.hashCode();
            }
        }
        return Coroutine.of(await(text()));
    }

    @Async
    Coroutine<String> insideFinally() {
        try {
            await(text());
        } finally {
            synchronized (LOCK) {
                await(text()); // FRM004
            }
        }
        return Coroutine.done();
    }

    @Async
    Coroutine<String> synchronizedInside() {
        try {
            synchronized (LOCK) {
                LOCK.notifyAll();
            }
            await(text());
        } catch (IllegalStateException e) {
            await(text());
        } finally {
            await(text());
        }
        return Coroutine.done();
    }

    @Async
    AsyncGenerator<String> everyKeyword(AsyncIterable<String> source, AsyncCloseable resource) {
        synchronized (LOCK) {
            emit("text"); // FRM004
            for (String text : each(source)) { // FRM004
                System.out.println(text);
            }
            resource.close(); // FRM004
        }
        return AsyncGenerator.done();
    }

    @Async
    Coroutine<Supplier<Coroutine<String>>> lambdaInside() {
        await(text());
        synchronized (LOCK) {
            Supplier<Coroutine<String>> lambda = () -> Coroutine.of(await(text()));
            Supplier<Coroutine<String>> guilty =
                    () -> {
                        synchronized (LOCK) {
                            return Coroutine.of(
                                    await(text())); // FRM004
                        }
                    };
            return Coroutine.of(lambda);
        }
    }
}
