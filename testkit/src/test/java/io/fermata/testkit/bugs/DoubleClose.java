package io.fermata.testkit.bugs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Notes that something is closed only after the await in its closing: a second one may close it again. */
final class DoubleClose {

    private boolean closed;
    private boolean released;

    @Async
    static Coroutine<Void> start() {
        DoubleClose file = new DoubleClose();
        await(gather(file.user(1), file.user(4)));
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> user(int work) {
        await(Work.awaits(work));
        await(close());
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> close() {
        if (!closed) {
            await(Work.awaits(1));
            release();
            closed = true;
        }
        return Coroutine.done();
    }

    private void release() {
        if (released) {
            throw new IllegalStateException("released twice");
        }
        released = true;
    }

    @Async
    static Coroutine<Void> mended() {
        DoubleClose file = new DoubleClose();
        await(gather(file.safeClose(), file.safeClose()));
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> safeClose() {
        if (!closed) {
            closed = true;
            await(Work.awaits(1));
            release();
        }
        return Coroutine.done();
    }
}
