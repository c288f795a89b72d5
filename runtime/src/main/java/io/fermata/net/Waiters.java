package io.fermata.net;

import io.fermata.EventLoop;
import io.fermata.Promise;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coroutines that wait for the same. Each has a promise of its own: one that is cancelled takes no other with it. */
final class Waiters {

    private final EventLoop loop;
    private final List<Promise<@Nullable Void>> waiting = new ArrayList<>(0);

    Waiters(EventLoop loop) {
        this.loop = loop;
    }

    Promise<@Nullable Void> add() {
        waiting.removeIf(Promise::isDone);
        Promise<@Nullable Void> waiter = loop.createPromise();
        waiting.add(waiter);
        return waiter;
    }

    void wakeAll() {
        for (Promise<@Nullable Void> waiter : waiting) {
            waiter.complete(null);
        }
        waiting.clear();
    }
}
