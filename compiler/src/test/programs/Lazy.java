package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Methods that tell when they run. */
public class Lazy {
    @Async
    public static Coroutine<String> note(List<String> log, Awaitable<String> gate) {
        log.add("begins");
        String text = await(gate);
        log.add("ends");
        return Coroutine.of(text);
    }

    @Async
    public static Coroutine<String> callsBeforeItAwaits(List<String> log, Awaitable<String> gate) {
        Coroutine<String> first = note(log, gate);
        Coroutine<String> second = note(log, gate);
        log.add("called");
        return Coroutine.of(await(second) + await(first));
    }

    @Async
    public static Coroutine<String> awaitsTwice(List<String> log, Awaitable<String> gate) {
        Coroutine<String> once = note(log, gate);
        return Coroutine.of(await(once) + await(once));
    }

    @Async
    public static Coroutine<String> eager(List<String> log, Awaitable<String> gate) {
        CompletableFuture<String> future = noteEagerly(log, gate);
        log.add("called");
        return Coroutine.of(await(future) + await(future));
    }

    @Async
    private static CompletableFuture<String> noteEagerly(List<String> log, Awaitable<String> gate) {
        log.add("begins");
        String text = await(gate);
        log.add("ends");
        return CompletableFuture.completedFuture(text);
    }

    @Async
    public static Coroutine<String> tailInsideTry(List<String> log, Awaitable<String> gate) {
        try {
            return note(log, gate); // FRM102: no handler sees it, as the test shows
        } catch (IllegalStateException e) {
            return Coroutine.of("caught");
        } finally {
            log.add("finally");
        }
    }

    @Async
    public static Coroutine<String> awaitInsideTry(List<String> log, Awaitable<String> gate) {
        try {
            return Coroutine.of(await(note(log, gate)));
        } catch (IllegalStateException e) {
            return Coroutine.of("caught");
        } finally {
            log.add("finally");
        }
    }

    @Async
    public static Coroutine<String> failedInsideTry(List<String> log, Awaitable<String> gate) {
        try {
            return Coroutine.failed(new IllegalStateException(await(gate)));
        } catch (IllegalStateException e) {
            return Coroutine.of("caught");
        }
    }
}
