package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.Locale;

/**
 * Three coroutines that count to two at the same time: all of them in one second, on one thread.
 *
 * <p>The order of the output is the heart of it: One One One Two Two Two. {@link CountSync} is the same program without
 * {@code await}.
 */
public final class CountAsync {
    private CountAsync() {}

    @Async
    static Coroutine<Void> count() {
        System.out.println("One");
        // Gives control back to the event loop: "I sleep for a second, let something else be done in the meantime."
        await(sleep(Duration.ofSeconds(1)));
        System.out.println("Two");
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> start() {
        // Calling count() runs nothing yet; gather runs what it is given concurrently and waits for all of it.
        await(gather(count(), count(), count()));
        return Coroutine.done();
    }

    public static void main(String[] arguments) {
        long begun = System.nanoTime();
        run(start());
        double elapsed = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "CountAsync executed in %.2f seconds.%n", elapsed);
    }
}
