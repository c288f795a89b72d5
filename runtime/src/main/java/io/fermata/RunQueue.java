package io.fermata;

import io.fermata.observe.LoopCounters;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a loop has to run and when: the order of asyncio, unless a {@link ChosenOrder} has another one.
 *
 * <p>Only {@link #push} is for other threads.
 */
sealed class RunQueue permits ChosenOrder {

    private static final Node END = new Inbox.Mark();

    final Ring ready = new Ring();
    final TimerHeap timers = new TimerHeap();

    /**
     * The node that this iteration runs next, {@link #END} if none: noted while the node that runs is not linked to it, which is
     * so for callbacks, tasks that park, and tasks inside which another one was begun. Null while it is linked. Only {@link
     * #forEachQueued} needs it.
     */
    private @Nullable Node rest;

    private final Pulse pulse = new Pulse();
    final Inbox inbox = new Inbox();
    private final IdleWait idle;
    private final @Nullable Channels channels;
    private final long origin;

    /** The number of steps between two looks at the clock, and how many of them are left until the next look. */
    private int lookEvery = Pulse.LOOK_EVERY;

    private int untilLook = lookEvery;

    RunQueue(IdleWait idle) {
        this.idle = idle;
        this.channels = idle.channels();
        this.origin = idle.nanoTime();
    }

    /** One iteration: what runs now schedules for the next one. */
    void runOnce(EventLoop loop) {
        boolean polled = waitUntilReady(loop);
        if (channels != null && channels.areUsed()) {
            pollChannels(channels, polled);
        }
        inbox.drainTo(ready);
        if (!timers.isEmpty()) {
            queueDueTimers(loop);
        }
        runAll(ready.takeAll(), loop, true);
    }

    /** The loop begins to run. */
    void begin(EventLoop loop) {
        pulse.wakeUp(time());
        loop.refreshWatch();
    }

    /** One subtraction an iteration: all the loop pays for being counted. */
    private void finish(int steps, EventLoop loop) {
        untilLook -= steps;
        if (untilLook <= 0) {
            pulse.ran(lookEvery - untilLook, steps);
            long now = time();
            lookEvery = pulse.nextLook(lookEvery, now);
            untilLook = lookEvery;
            look(now, loop);
            loop.refreshWatch();
        }
    }

    /** What the loop counts of itself; other threads may see numbers that are a little old. */
    LoopCounters counters(int tasks) {
        return pulse.counters(lookEvery - untilLook, timers.liveSize(), tasks);
    }

    private void look(long now, EventLoop loop) {
        if (loop.watch == null) {
            pulse.look(now);
        } else {
            pulse.wakeUp(now); // which measures each step
        }
        loop.tasks.look(now);
    }

    /** A step was measured. */
    final void took(long nanos) {
        pulse.took(nanos);
    }

    /** From now until {@link #lookBack}, time does not count as a step of the program. */
    final void lookAway(EventLoop loop) {
        look(time(), loop);
    }

    final void lookBack() {
        pulse.wakeUp(time());
    }

    /** An iteration that waits for nothing. */
    void runReady(EventLoop loop) {
        loop.failures.reportCollected();
        inbox.wakeUp();
        inbox.drainTo(ready);
        queueDueTimers(loop);
        runAll(ready.takeAll(), loop, false);
        loop.current = null;
        look(time(), loop);
        if (ready.isEmpty()) {
            ready.forget();
            pulse.idle();
        }
    }

    /** Announces that nothing will be run until {@link IdleWait#wakeUp}; false if there is something to run. */
    boolean fallAsleep() {
        return ready.isEmpty() && inbox.fallAsleep();
    }

    /** When the next timer is due; never, if there is none. */
    long nextDeadline() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.nextDeadline();
    }

    void requireRunnable() {
        idle.requireRunnable();
    }

    boolean runsByItself() {
        return idle.isDriven();
    }

    void timerAdded() {
        idle.timerAdded();
    }

    /** Sleeps if there is nothing else to do; tells whether it has slept. */
    final boolean waitUntilReady(EventLoop loop) {
        if (!ready.isEmpty() || loop.isStopping()) {
            return false;
        }
        loop.current = null;
        loop.execution.forget();
        ready.forget();
        loop.failures.reportCollected();
        return sleep(loop);
    }

    private boolean sleep(EventLoop loop) {
        if (!inbox.fallAsleep()) {
            return false;
        }
        try {
            timers.dropCancelled();
            long now = time();
            look(now, loop);
            long nanos = timers.isEmpty() ? Long.MAX_VALUE : timers.nextDeadline() - now;
            if (nanos > 0) {
                pulse.idle();
                idle.await(nanos);
                pulse.wakeUp(time());
                loop.refreshWatch();
            }
            return nanos > 0;
        } finally {
            inbox.wakeUp();
        }
    }

    /** I/O comes before timers, and it comes however much else there is to do. */
    private void pollChannels(Channels watched, boolean polled) {
        if (!polled) {
            watched.poll();
        }
        watched.moveTo(ready);
    }

    private void queueDueTimers(EventLoop loop) {
        timers.dropCancelled();
        if (timers.isEmpty()) {
            return;
        }
        long now = time();
        look(now, loop);
        long late = now - timers.nextDeadline();
        if (late >= 0) {
            pulse.late(late);
            if (loop.watch != null) {
                loop.watch.lags(late, now);
            }
            timers.moveDue(now, ready);
        }
    }

    /**
     * Runs a chain of nodes. Tasks that yield stay linked as they are while nothing else becomes ready:
     * those that go round together are in the same order in the next iteration, and nothing need be written for it.
     *
     * @param rounds whether to go on with further iterations as long as there is nothing but such tasks
     */
    final void runAll(@Nullable Node first, EventLoop loop, boolean rounds) {
        StepWatch watch = loop.watch;
        int steps = 0;
        Node node = first;
        Node head = null;
        Node tail = null;
        while (node != null) {
            steps++;
            Node following = node.next;
            try {
                if (!(node instanceof Task<?> task) || watch != null) {
                    runAlone(node, watch, loop);
                } else {
                    Object outcome = task.step();
                    if (outcome != Task.YIELDED || !ready.isEmpty()) {
                        task.settle(outcome);
                    } else {
                        head = tail == null ? task : head;
                        tail = linked(tail, task);
                    }
                }
            } catch (Throwable failure) {
                loop.failures.report("a step failed", failure, null);
            }
            node = following;
            if (node == null && (head != null || !ready.isEmpty())) {
                node = endRound(head, tail, rounds ? steps : Integer.MAX_VALUE, loop);
                head = null;
                tail = null;
                steps = node == null ? steps : 0;
            }
        }
        finish(steps, loop);
    }

    private static Node linked(@Nullable Node tail, Node node) {
        if (tail != null && tail.next != node) {
            tail.next = node;
        }
        return node;
    }

    /**
     * Ends an iteration after which tasks are ready.
     *
     * @return what the next iteration runs, if it has nothing else to do and can begin at once; otherwise null, with the tasks that
     *     have yielded queued before the others
     */
    private @Nullable Node endRound(@Nullable Node head, @Nullable Node tail, int steps, EventLoop loop) {
        boolean goesOn = steps < untilLook && hasNothingElse(loop);
        if (goesOn) {
            untilLook -= steps;
        }
        if (head != null && tail != null) {
            if (tail.next != null) {
                tail.next = null;
            }
            if (goesOn && ready.isEmpty()) {
                return head;
            }
            ready.addFirst(head, tail);
        }
        return goesOn ? ready.takeAll() : null;
    }

    private boolean hasNothingElse(EventLoop loop) {
        return timers.isEmpty() && inbox.isEmpty() && !loop.isStopping() && (channels == null || !channels.areUsed());
    }

    private void runAlone(Node node, @Nullable StepWatch watch, EventLoop loop) {
        rest = node.next == null ? END : node.next;
        node.next = null;
        if (!(node instanceof Task<?>)) {
            loop.current = null;
        }
        try {
            if (watch == null) {
                node.run();
            } else {
                watch.run(node);
            }
        } catch (Throwable failure) {
            loop.failures.report("a callback failed", failure, null);
        } finally {
            rest = null;
        }
    }

    /**
     * To be called before the node that runs loses its link: notes what follows it.
     *
     * @return what to give to {@link #resetRest} afterwards
     */
    final @Nullable Node noteRest(@Nullable Node following) {
        Node before = rest;
        if (before == null) {
            rest = following == null ? END : following;
        }
        return before;
    }

    final void resetRest(@Nullable Node before) {
        rest = before;
    }

    /**
     * What is still to run: the rest of this iteration, then what is ready for the next one, in no particular order. Tasks that
     * have yielded in this iteration are left out: all of them are listed.
     */
    void forEachQueued(@Nullable Task<?> current, Consumer<Node> action) {
        Node node = rest == null && current != null ? current.next : rest;
        while (node != null) {
            action.accept(node);
            node = node.next;
        }
        for (Node each = ready.first(); each != null; each = each.next) {
            action.accept(each);
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

    Channels channels() {
        if (channels == null) {
            throw new UnsupportedOperationException("this event loop does no I/O");
        }
        return channels;
    }

    /** Called when the thread that ran the loop leaves it. */
    void leave() {
        rest = null;
        ready.forget();
        idle.leave();
    }

    /** Drops what is left and gives back what the system holds. */
    void close(EventLoop loop) {
        for (Node node = inbox.close(); node != null; ) {
            Node following = node.next;
            drop(node, loop);
            node = following;
        }
        ready.takeAll();
        ready.forget();
        idle.close();
    }

    private static void drop(Node node, EventLoop loop) {
        try {
            node.dropped();
        } catch (Throwable failure) {
            loop.failures.report("a continuation failed", failure, null);
        }
    }
}
