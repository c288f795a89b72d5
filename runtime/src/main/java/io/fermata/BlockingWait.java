package io.fermata;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread that blocks until a task has ended. */
final class BlockingWait extends Node {

    private final CountDownLatch ended = new CountDownLatch(1);

    private BlockingWait() {}

    static Object on(Completion<?> source) throws InterruptedException {
        if (!source.isDone()) {
            subscribe(source).ended.await();
        }
        return source.ending();
    }

    static Object on(Completion<?> source, long timeout, TimeUnit unit) throws InterruptedException, TimeoutException {
        if (!source.isDone() && !subscribe(source).ended.await(timeout, unit)) {
            throw new TimeoutException(source + " is still running");
        }
        return source.ending();
    }

    private static BlockingWait subscribe(Completion<?> source) {
        if (source.loop.thread.isHere()) {
            throw new IllegalStateException(
                    source + " is not done, and blocking its event loop would keep it from ending: await it instead");
        }
        BlockingWait wait = new BlockingWait();
        if (!source.loop.runOnThread(() -> source.whenDone(wait))) {
            throw EventLoop.closed();
        }
        return wait;
    }

    @Override
    void run() {
        ended.countDown();
    }
}
