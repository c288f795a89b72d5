package io.fermata.testkit.bugs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.AsyncEvent;
import io.fermata.Coroutine;
import java.util.ArrayDeque;
import java.util.Queue;

/** Looks, finds nothing, and goes to sleep after an await: whoever calls meanwhile calls in vain. */
final class LostWakeUp {

    private final Queue<String> letters = new ArrayDeque<>();
    private final AsyncEvent arrival = new AsyncEvent();

    @Async
    static Coroutine<Void> start() {
        LostWakeUp mailbox = new LostWakeUp();
        assertThat(await(gather(mailbox.take(), mailbox.send("Hello")))).contains("Hello");
        return Coroutine.done();
    }

    @Async
    private Coroutine<String> take() {
        if (letters.isEmpty()) {
            await(Work.awaits(1));
            arrival.clear();
            await(arrival.waitUntilSet());
        }
        return Coroutine.of(letters.remove());
    }

    @Async
    private Coroutine<String> send(String letter) {
        await(Work.awaits(3));
        letters.add(letter);
        arrival.set();
        return Coroutine.of("sent");
    }

    @Async
    static Coroutine<Void> mended() {
        LostWakeUp mailbox = new LostWakeUp();
        assertThat(await(gather(mailbox.safeTake(), mailbox.send("Hello")))).contains("Hello");
        return Coroutine.done();
    }

    @Async
    private Coroutine<String> safeTake() {
        await(Work.awaits(1));
        while (letters.isEmpty()) {
            arrival.clear();
            await(arrival.waitUntilSet());
        }
        return Coroutine.of(letters.remove());
    }
}
