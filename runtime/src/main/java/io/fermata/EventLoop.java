package io.fermata;

import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One thread's queue of callbacks, tasks and timers, run in asyncio's order.
 *
 * <p>Methods are for the thread that runs the loop, or for any one thread while nobody does, unless they say otherwise.
 */
public final class EventLoop implements Executor {

    final Execution execution = new Execution(this);
    final RunQueue queue;
    final TaskList tasks = new TaskList();
    final OpenGenerators generators = new OpenGenerators(this);
    final Failures failures = new Failures(this);

    /** Whose step is being run. */
    @Nullable
    Task<?> current;

    final LoopThread thread = new LoopThread();
    private volatile boolean debug = Boolean.getBoolean("fermata.debug");
    private boolean stopping;
    private boolean closed;

    EventLoop(IdleWait idle) {
        this.queue = new RunQueue(idle);
    }

    /**
     * Makes a loop; it runs when it is told to and holds system resources until it is closed.
     *
     * @return a new loop
     */
    public static EventLoop create() {
        return new EventLoop(new SelectorWait());
    }

    /**
     * The loop that runs on this thread.
     *
     * @return never null
     * @throws IllegalStateException if none runs here
     */
    public static EventLoop current() {
        EventLoop loop = LoopThread.loopHere();
        if (loop == null) {
            throw new IllegalStateException("no running event loop on this thread");
        }
        return loop;
    }

    /**
     * Tells whether a loop runs on this thread.
     *
     * @return whether {@link #current()} would give one
     */
    public static boolean isRunning() {
        return LoopThread.loopHere() != null;
    }

    static @Nullable EventLoop running() {
        return LoopThread.loopHere();
    }

    /**
     * Runs a callback in the next iteration; callbacks run in the order they were added.
     *
     * @param callback what to run
     * @return to cancel it
     * @throws IllegalStateException if the loop is closed or, in debug mode, if another thread runs it
     */
    public Handle callSoon(Runnable callback) {
        Handle handle = new Handle(this, Objects.requireNonNull(callback, "callback"));
        if (isForeignThread()) {
            enter(handle);
        } else {
            requireOpen();
            queue.ready.add(handle);
        }
        return handle;
    }

    /**
     * Runs a callback after a while. Callbacks due at the same time run in the order they were set.
     *
     * @param delay from now; zero and less mean in the next iteration but one
     * @param callback what to run
     * @return to cancel it
     * @throws IllegalStateException if the loop is closed or, in debug mode, if another thread runs it
     */
    public Handle callLater(Duration delay, Runnable callback) {
        long deadline = queue.deadline(Durations.nanos(delay));
        Handle handle = new Handle(this, Objects.requireNonNull(callback, "callback"));
        if (isForeignThread()) {
            callSoonThreadsafe(() -> addTimer(deadline, handle));
        } else {
            requireOpen();
            addTimer(deadline, handle);
        }
        return handle;
    }

    private void addTimer(long deadline, Handle handle) {
        if (!handle.isCancelled()) {
            queue.timers.add(deadline, handle.timer());
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
        Handle handle = new Handle(this, Objects.requireNonNull(callback, "callback"));
        enter(handle);
        return handle;
    }

    /** The same as {@link #callSoonThreadsafe}. */
    @Override
    public void execute(Runnable command) {
        callSoonThreadsafe(command);
    }

    /**
     * Runs a coroutine concurrently, from the next iteration on.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @return the task, held by the loop until it ends
     * @throws IllegalStateException if the coroutine was used before, the loop is closed, or another thread runs it
     */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return createTask(coroutine, null);
    }

    /**
     * The same as {@link #createTask(Coroutine)}, with a name.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @param name shown wherever the task is; null for {@code Task-n}
     * @return the task
     */
    public <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, @Nullable String name) {
        thread.refuseOthers();
        requireOpen();
        Task<T> task = new Task<>(this, coroutine, name);
        queue.ready.add(task);
        return task;
    }

    /**
     * Makes a promise of this loop.
     *
     * @param <T> the value
     * @return a pending promise
     */
    public <T extends @Nullable Object> Promise<T> createPromise() {
        return new Promise<>(this);
    }

    /**
     * Runs a callback whenever the channel can be read from, or accepts a connection. It replaces an earlier one.
     *
     * @param channel not blocking; if it is still open when the loop is closed, it is closed with it
     * @param callback runs in each iteration until the channel has been read or {@link #removeReader} is called
     * @throws IllegalStateException if the loop or the channel is closed, or another thread runs the loop
     */
    public void addReader(SelectableChannel channel, Runnable callback) {
        channels().watch(channel, Channels.IN, Objects.requireNonNull(callback, "callback"));
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
     */
    public void addWriter(SelectableChannel channel, Runnable callback) {
        channels().watch(channel, Channels.OUT, Objects.requireNonNull(callback, "callback"));
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

    private Channels channels() {
        thread.refuseOthers();
        requireOpen();
        return queue.channels();
    }

    /**
     * Runs blocking code on an executor.
     *
     * @param <T> the result
     * @param executor null for the one that {@link Asyncio#toThread} uses
     * @param call what to run
     * @return a promise of the result; cancelling it does not stop the code
     */
    public <T extends @Nullable Object> Promise<T> runInExecutor(@Nullable Executor executor, BlockingCall<T, ?> call) {
        Promise<T> promise = createPromise();
        Executor chosen = executor == null ? WorkerThreads.SHARED : executor;
        new ThreadCall<>(call, chosen).subscribe(new PromiseEntry<>(promise));
        return promise;
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
     * Sets who takes failures that nobody else takes; a handler that throws falls back to the default one.
     *
     * @param handler null for the default one, which logs
     */
    public void setExceptionHandler(@Nullable ExceptionHandler handler) {
        failures.handler = handler;
    }

    /**
     * Hands a failure to the exception handler, for library code that has nobody else to tell.
     *
     * @param context what happened
     */
    public void callExceptionHandler(ExceptionContext context) {
        failures.report(context);
    }

    /**
     * Turns debug mode on or off; it is on at first if the property {@code fermata.debug} is {@code true}.
     *
     * @param on calls from a wrong thread become errors
     */
    public void setDebug(boolean on) {
        debug = on;
    }

    /**
     * Runs a coroutine as a task until it ends.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @return its result; a failure is thrown as it was, checked or not
     * @throws java.util.concurrent.CancellationException if the task was cancelled
     * @throws IllegalStateException if a loop runs on this thread, or if this one is stopped before the task has ended
     */
    public <T extends @Nullable Object> T runUntilComplete(Coroutine<T> coroutine) {
        thread.requireFree();
        Task<T> task = createTask(coroutine);
        Node stopper = new DoneCallback<>(task, ended -> stop());
        task.whenDone(stopper);
        try {
            runForever();
        } finally {
            task.forget(stopper);
        }
        Object end = task.peek();
        if (end == null) {
            throw new IllegalStateException("the event loop was stopped before " + task + " had ended");
        }
        Throwable failure = Ending.failure(end);
        if (failure != null) {
            throw Ending.<RuntimeException>unchecked(failure);
        }
        return task.valueOf(end);
    }

    /**
     * Runs until {@link #stop} is called. An interrupt of the thread is kept for the caller and ends nothing.
     *
     * @throws IllegalStateException if the loop is closed or running, or another one runs on this thread
     */
    public void runForever() {
        requireOpen();
        thread.enter(this);
        try {
            do {
                queue.runOnce(this);
            } while (!stopping);
        } finally {
            stopping = false;
            thread.leave();
            queue.leave();
        }
    }

    /** Lets the loop end after the current iteration; from other threads by {@link #callSoonThreadsafe}. */
    public void stop() {
        stopping = true;
    }

    /**
     * Gives the loop's resources back; what was still queued is dropped. Closing twice is fine.
     *
     * @throws IllegalStateException if the loop is running
     */
    public void close() {
        if (thread.isRunning()) {
            throw new IllegalStateException("cannot close a running event loop");
        }
        if (!closed) {
            closed = true;
            failures.reportAll();
            queue.close();
        }
    }

    /** Runs a node from any thread: here if this is the loop's, else on the loop. False if the loop is closed. */
    boolean wake(Node node) {
        if (thread.isHere()) {
            queue.ready.add(node);
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

    private void enter(Node node) {
        if (!queue.push(node)) {
            throw closed();
        }
    }

    /** What can be waited for as a task or a promise of this loop; anything else is made a task. */
    @SuppressWarnings("unchecked")
    <T extends @Nullable Object> Completion<T> ensureTask(Awaitable<T> awaitable) {
        if (awaitable instanceof Completion<?> known && known.loop == this) {
            return (Completion<T>) known;
        }
        return createTask(awaitable instanceof Coroutine<T> fresh ? fresh : new AwaitCoroutine<>(awaitable));
    }

    boolean isStopping() {
        return stopping;
    }

    private boolean isForeignThread() {
        if (debug) {
            thread.refuseOthers();
        }
        return thread.isElsewhere();
    }

    private void requireOpen() {
        if (closed) {
            throw closed();
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the event loop is closed");
    }
}
