package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * What a loop has to run and when: the order of asyncio.
 *
 * <p>Only {@link #push} is for other threads.
 */
final class RunQueue {

    final Ring ready = new Ring();
    final TimerHeap timers = new TimerHeap();

    private final Inbox inbox = new Inbox();
    private final IdleWait idle;
    private final long origin;

    RunQueue(IdleWait idle) {
        this.idle = idle;
        this.origin = idle.nanoTime();
    }

    /** One iteration: what runs now schedules for the next one. */
    void runOnce(EventLoop loop) {
        timers.dropCancelled();
        waitUntilReady(loop);
        inbox.drainTo(ready);
        queueDueTimers();
        runAll(ready.takeAll(), loop);
    }

    private void waitUntilReady(EventLoop loop) {
        if (ready.isEmpty() && !loop.isStopping()) {
            loop.failures.reportCollected();
            sleep();
        }
    }

    private void sleep() {
        if (inbox.fallAsleep()) {
            long nanos = timers.isEmpty() ? Long.MAX_VALUE : timers.nextDeadline() - time();
            if (nanos > 0) {
                idle.await(nanos);
            }
            inbox.wakeUp();
        }
    }

    private void queueDueTimers() {
        if (!timers.isEmpty()) {
            timers.moveDue(time(), ready);
        }
    }

    private static void runAll(@Nullable Node first, EventLoop loop) {
        Node node = first;
        while (node != null) {
            Node following = node.next;
            node.next = null;
            try {
                node.run();
            } catch (Throwable failure) {
                loop.failures.report("a callback failed", failure, null);
            }
            node = following;
        }
    }

    /** Adds a node from any thread; false if the queue is closed. */
    boolean push(Node node) {
        Inbox.Push push = inbox.push(node);
        if (push == Inbox.Push.QUEUED_WAKE_UP) {
            idle.wakeUp();
        }
        return push != Inbox.Push.REFUSED;
    }

    /** Nanoseconds since the queue was made. */
    long time() {
        return idle.nanoTime() - origin;
    }

    long deadline(long nanos) {
        long deadline = time() + nanos;
        return nanos > 0 && deadline < 0 ? Long.MAX_VALUE : deadline;
    }

    /** The thread that ran the loop leaves it. */
    void leave() {
        idle.leave();
    }

    /** Drops what is left and gives back what the system holds. */
    void close() {
        inbox.close();
        ready.takeAll();
        idle.close();
    }
}
