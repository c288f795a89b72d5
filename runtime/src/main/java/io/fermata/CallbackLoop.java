package io.fermata;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** What a loop does for callbacks: run them in order, after a while, from other threads, and when channels are ready. */
abstract sealed class CallbackLoop permits EventLoop {

    final RunQueue queue;

    /** The queue's own, one step nearer for those who are woken. */
    final Ring ready;

    final LoopThread thread = new LoopThread();
    final SignalHandlers signals = new SignalHandlers();
    private volatile boolean debug = Boolean.getBoolean("fermata.debug");
    private volatile long slowCallbackNanos =
            TimeUnit.MILLISECONDS.toNanos(Long.getLong("fermata.slowCallbackMillis", 100));
    private volatile boolean closed;

    CallbackLoop(RunQueue queue) {
        this.queue = queue;
        this.ready = queue.ready;
    }

    /**
     * Runs a callback in the next iteration; callbacks run in the order they were added.
     *
     * @param callback what to run
     * @return to cancel it
     * @throws IllegalStateException if the loop is closed or, in debug mode, if another thread runs it
     */
    public Handle callSoon(Runnable callback) {
        Handle handle = handle(callback);
        if (isForeignThread()) {
            enter(handle);
        } else {
            requireOpen();
            ready.add(handle);
        }
        return handle;
    }

    /**
     * Runs a callback after a while. Callbacks due at the same time run in the order they were set.
     *
     * @param delay from now; zero and less mean in the next iteration, after everything that is ready by then
     * @param callback what to run
     * @return to cancel it
     * @throws IllegalStateException if the loop is closed or, in debug mode, if another thread runs it
     */
    public Handle callLater(Duration delay, Runnable callback) {
        long deadline = queue.deadline(Durations.nanos(delay));
        Handle handle = handle(callback);
        if (isForeignThread()) {
            callSoonThreadsafe(() -> addTimer(deadline, handle));
        } else {
            requireOpen();
            addTimer(deadline, handle);
        }
        return handle;
    }

    private Handle handle(Runnable callback) {
        return new Handle(this, carried(callback));
    }

    private static Runnable carried(Runnable callback) {
        return TaskLocal.carriedInto(Objects.requireNonNull(callback, "callback"));
    }

    private void addTimer(long deadline, Handle handle) {
        if (!handle.isCancelled()) {
            queue.timers.add(deadline, handle.timer());
            queue.timerAdded();
        }
    }

    /**
     * The same as {@link #callSoon}, from any thread.
     *
     * @param callback what to run
     * @return to cancel it, from any thread
     * @throws IllegalStateException if the loop is closed
     */
    public Handle callSoonThreadsafe(Runnable callback) {
        Handle handle = handle(callback);
        enter(handle);
        return handle;
    }

    /**
     * The same as {@link #callSoonThreadsafe}, except that a closed loop rejects it as other executors do.
     *
     * @param command what to run
     * @throws RejectedExecutionException if the loop is closed
     */
    public void execute(Runnable command) {
        if (!queue.push(handle(command))) {
            throw new RejectedExecutionException("the event loop is closed");
        }
    }

    /**
     * Runs a callback whenever the channel can be read from, or accepts a connection. It replaces an earlier one.
     *
     * @param channel not blocking; if it is still open when the loop is closed, it is closed with it
     * @param callback runs in each iteration until the channel has been read or {@link #removeReader} is called
     * @throws IllegalStateException if the loop or the channel is closed, or another thread runs the loop
     * @throws UnsupportedOperationException if the loop does no I/O: a simulated one, or one that an executor drives
     */
    public void addReader(SelectableChannel channel, Runnable callback) {
        channels().watch(channel, Channels.IN, carried(callback));
    }

    /**
     * Ends what {@link #addReader} began.
     *
     * @param channel any channel
     * @return false if nothing was to be run for it
     */
    public boolean removeReader(SelectableChannel channel) {
        return channels().ignore(channel, Channels.IN);
    }

    /**
     * Runs a callback whenever the channel can be written to, or has connected. It replaces an earlier one.
     *
     * @param channel not blocking; if it is still open when the loop is closed, it is closed with it
     * @param callback runs in each iteration until the channel is full or {@link #removeWriter} is called
     * @throws IllegalStateException if the loop or the channel is closed, or another thread runs the loop
     * @throws UnsupportedOperationException if the loop does no I/O: a simulated one, or one that an executor drives
     */
    public void addWriter(SelectableChannel channel, Runnable callback) {
        channels().watch(channel, Channels.OUT, carried(callback));
    }

    /**
     * Ends what {@link #addWriter} began.
     *
     * @param channel any channel
     * @return false if nothing was to be run for it
     */
    public boolean removeWriter(SelectableChannel channel) {
        return channels().ignore(channel, Channels.OUT);
    }

    /**
     * Runs a callback on the loop whenever the process gets a signal of the operating system, in place of what the JVM
     * would do.
     *
     * @param signal its name without {@code SIG}, {@code TERM} for instance
     * @param callback replaces an earlier one; what was in force before comes back when the loop is closed
     * @throws IllegalArgumentException if this JVM does not let anybody handle the signal
     * @throws IllegalStateException if the loop is closed, or another thread runs it
     */
    public void addSignalHandler(String signal, Runnable callback) {
        thread.refuseOthers();
        requireOpen();
        Objects.requireNonNull(callback, "callback");
        signals.add(signal, () -> callIfOpen(callback));
    }

    /**
     * Ends what {@link #addSignalHandler} began.
     *
     * @param signal the name
     * @return false if there was no callback
     */
    public boolean removeSignalHandler(String signal) {
        thread.refuseOthers();
        return signals.remove(signal);
    }

    private Channels channels() {
        thread.refuseOthers();
        requireOpen();
        return queue.channels();
    }

    /**
     * The loop's clock.
     *
     * @return nanoseconds since the loop was made
     */
    public long time() {
        return queue.time();
    }

    /**
     * Turns debug mode on or off; it is on at first if the property {@code fermata.debug} is {@code true}.
     *
     * @param on calls from a wrong thread become errors, reports of failures tell where their tasks were made, and steps
     *     that take long are reported while they do. Coroutines that nobody awaits are told of only if the property was
     *     set from the start
     */
    public void setDebug(boolean on) {
        debug = on;
    }

    /**
     * Sets how long a step may take before debug mode reports it, while it is still under way.
     *
     * @param limit 100 milliseconds at first, or as many as the property {@code fermata.slowCallbackMillis} says
     * @throws IllegalArgumentException if not positive
     */
    public void setSlowCallbackDuration(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("not a positive duration: " + limit);
        }
        slowCallbackNanos = Durations.nanos(limit);
    }

    final long slowCallbackNanos() {
        return slowCallbackNanos;
    }

    /** Runs a node from any thread: here if this is the loop's, else on the loop. False if the loop is closed. */
    boolean wake(Node node) {
        if (thread.isHere()) {
            ready.add(node);
            return true;
        }
        return queue.push(node);
    }

    /** Runs an action at once if this is the loop's thread, else on the loop; false if the loop is closed. */
    boolean runOnThread(Runnable action) {
        if (thread.isHere()) {
            action.run();
            return true;
        }
        return queue.push(new Handle(this, action));
    }

    /** The same as {@link #callSoonThreadsafe}; false if the loop is closed. */
    final boolean callIfOpen(Runnable callback) {
        return queue.push(new Handle(this, callback));
    }

    private void enter(Node node) {
        if (!queue.push(node)) {
            throw closed();
        }
    }

    final boolean isDebug() {
        return debug;
    }

    /** Closes the loop to newcomers; false if it was closed before. */
    final boolean markClosed() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    final boolean isClosed() {
        return closed;
    }

    private boolean isForeignThread() {
        if (debug) {
            thread.refuseOthers();
        }
        return thread.isElsewhere();
    }

    final void requireOpen() {
        if (closed) {
            throw closed();
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the event loop is closed");
    }
}
