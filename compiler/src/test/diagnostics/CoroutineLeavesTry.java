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

    @Async
    Coroutine<String> conditional(boolean way) {
        try {
            await(text());
            return way ? text() : Coroutine.of("x"); // FRM102
        } catch (IllegalStateException e) {
            return way ? Coroutine.of("a") : Coroutine.done();
        }
    }

    @Async
    Coroutine<String> conditionalOverLines(int way) {
        try {
            return way == 0
                    ? Coroutine.of(await(text()))
                    : way == 1
                            ? text() // FRM102
                            : this.returned(way); // FRM102
        } finally {
            System.out.println("finally");
        }
    }

    @Async
    Coroutine<String> kept(Coroutine<String> parameter, int way) {
        Coroutine<String> outside = text();
        try {
            Coroutine<String> inside = text();
            if (way == 0) {
                return inside; // FRM102
            }
            if (way == 1) {
                return outside; // FRM102
            }
            if (way == 2) {
                return parameter; // FRM102
            }
            outside = Coroutine.of(await(inside));
            if (way == 3) {
                return outside;
            }
            Coroutine<String> maybe = way == 4 ? Coroutine.done() : parameter;
            return maybe; // FRM102
        } catch (IllegalStateException e) {
            return outside;
        }
    }

    @Async
    Coroutine<String> keptAndFinally(boolean way) {
        Coroutine<String> result = way ? Coroutine.of("a") : Coroutine.failed(new IllegalStateException());
        try {
            await(text());
            if (way) {
                return result;
            }
            result = text();
            return result; // FRM102
        } finally {
            System.out.println("finally");
        }
    }

    @Async
    Coroutine<String> switched(int way) {
        try {
            return switch (way) {
                case 0 -> text(); // FRM102
                case 1 -> Coroutine.of(await(text()));
                case 2 -> null;
                default -> throw new IllegalStateException();
            };
        } catch (IllegalStateException e) {
            return null;
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
