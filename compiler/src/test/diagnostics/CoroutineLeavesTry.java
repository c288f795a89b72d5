package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class CoroutineLeavesTry {
    @Async
    static Coroutine<String> text() {
        return Coroutine.of("text");
    }

    @Async
    Coroutine<String> returned(int way) {
        try {
            if (way == 0) {
                return text(); // FRM102
            }
            if (way == 1) {
                return Coroutine.of(await(text()));
            }
            if (way == 2) {
                return Coroutine.failed(new IllegalStateException());
            }
        } catch (IllegalStateException e) {
            return text();
        }
        return text();
    }

    @Async
    Coroutine<String> withFinally() {
        try {
            await(text());
        } catch (IllegalStateException e) {
            return text(); // FRM102
        } finally {
            System.out.println("finally");
        }
        return text();
    }

    @Async
    Coroutine<String> resources(AutoCloseable resource) throws Exception {
        try (resource) {
            return text(); // FRM102
        }
    }

    @Async
    CompletionStage<String> eager(CompletableFuture<String> future) {
        try {
            return eager(future); // FRM102
        } catch (IllegalStateException e) {
            return CompletableFuture.completedFuture(await(future));
        }
    }

    @Async
    Coroutine<String> inBothParts(int way) {
        try {
            if (way == 0) {
                return Coroutine.of(await(text()));
            }
            return text(); // FRM102
        } finally {
            await(text());
        }
    }

    @Async
    Coroutine<String> leftBefore() {
        Coroutine<String> text = null;
        try {
            text = text();
        } finally {
            System.out.println("the try is left, and the coroutine returned afterwards");
        }
        return text;
    }

    @Async
    Coroutine<String> inFinally() {
        try {
            await(text());
        } finally {
            return text();
        }
    }

    @Async
    Coroutine<String> synchronizedInside() {
        await(text());
        try {
            synchronized (this) {
                return text(); // FRM102
            }
        } finally {
            System.out.println("finally");
        }
    }

    @Async
    Coroutine<String> synchronizedOnly() {
        await(text());
        synchronized (this) {
            return text();
        }
    }

    Coroutine<String> plain() {
        try {
            return text();
        } finally {
            System.out.println("not async: it is the caller's business");
        }
    }
}
