package io.fermata;

import org.jspecify.annotations.Nullable;

/** Lets everything else that is ready run first. */
final class Yield extends Parking implements Awaitable<@Nullable Void> {

    static final Yield INSTANCE = new Yield();

    private Yield() {}

    @Override
    public void subscribe(Continuation<? super @Nullable Void> k) {
        EventLoop loop = EventLoop.running();
        if (loop == null) {
            Resumption.resumeWithNothing(k);
        } else {
            loop.callSoon(() -> Resumption.resumeWithNothing(k));
        }
    }

    @Override
    void park(Node waiter, EventLoop loop) {
        loop.ready.add(waiter);
    }

    /** The waiter is on its way already. */
    @Override
    boolean cancel(Node waiter, EventLoop loop, @Nullable String message) {
        return false;
    }

    @Override
    public String toString() {
        return "yieldNow()";
    }

    @Override
    @Nullable
    Blocker blocker() {
        return null;
    }

    @Override
    Object ending() {
        return Ending.NULL;
    }
}
