package io.fermata;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread that blocks until a task has ended, or until its loop is closed. */
final class BlockingWait extends Node {

    private final Completion<?> source;
    private final CountDownLatch over = new CountDownLatch(1);

    private BlockingWait(Completion<?> source) {
        this.source = source;
    }

    static Object on(Completion<?> source) throws InterruptedException {
        if (!source.isDone()) {
            BlockingWait wait = new BlockingWait(source);
            try {
                wait.begin();
                wait.over.await();
            } finally {
                wait.end();
            }
        }
        return endingOf(source);
    }

    static Object on(Completion<?> source, long timeout, TimeUnit unit) throws InterruptedException, TimeoutException {
        if (!source.isDone()) {
            BlockingWait wait = new BlockingWait(source);
            try {
                wait.begin();
                if (!wait.over.await(timeout, unit)) {
                    throw new TimeoutException(source + " is still running");
                }
            } finally {
                wait.end();
            }
        }
        return endingOf(source);
    }

    private static Object endingOf(Completion<?> source) {
        Object ending = source.peek();
        if (ending == null) {
            throw EventLoop.closed();
        }
        return ending;
    }

    private void begin() {
        if (source.loop.thread.isHere()) {
            throw new IllegalStateException(
                    source + " is not done, and blocking its event loop would keep it from ending: await it instead");
        }
        source.loop.blockedThreads.add(this);
        if (!source.loop.runOnThread(() -> source.whenDone(this))) {
            throw EventLoop.closed();
        }
    }

    private void end() {
        source.loop.blockedThreads.remove(this);
    }

    /** Lets the thread go on: the task has ended, or never will. */
    @Override
    void run() {
        over.countDown();
    }
}
