package io.fermata;

import io.fermata.observe.LoopCounters;
import io.fermata.observe.LoopSnapshot;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One thread's queue of callbacks, tasks and timers, run in asyncio's order.
 *
 * <p>Methods are for the thread that runs the loop, or for any one thread while nobody does, unless they say otherwise.
 */
public final class EventLoop extends CallbackLoop implements Executor {

    final Execution execution = new Execution(this);
    final TaskList tasks = new TaskList();
    final OpenGenerators generators = new OpenGenerators(this);
    final Failures failures = new Failures(this);
    final CreationSites creationSites = new CreationSites();
    final BlockingCalls blockingCalls = new BlockingCalls(this);

    /** Threads that wait for tasks of this loop; they must not do so for ever once it is closed. */
    final Set<BlockingWait> blockedThreads = ConcurrentHashMap.newKeySet();

    /** What {@link LoopLocal}s are set to here. */
    Map<LoopLocal<?>, Object> locals = Map.of();

    /** Whose step is being run: set by a task that runs, cleared for all that is no task and before the loop waits or ends. */
    @Nullable
    Task<?> current;

    /** What is awaited from outside; null for a loop of which nobody wants to know. */
    final @Nullable OutsideWaits outside;

    final int number = Loops.nextNumber();

    /** Who watches the steps; null while nobody does. Looked up now and then, so that it costs nothing then. */
    @Nullable
    StepWatch watch;

    private boolean stopping;

    /** Whether JMX was told of this loop. */
    private boolean shown;

    EventLoop(IdleWait idle) {
        this(new RunQueue(idle), null);
    }

    EventLoop(RunQueue queue, @Nullable OutsideWaits outside) {
        super(queue);
        this.outside = outside;
        Loops.add(this);
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
     * Makes a loop that another executor drives: the event thread of a user interface ({@code EventQueue::invokeLater}),
     * or any one that runs one thing at a time. It runs by itself whenever there is something to run, and can neither be
     * run nor watch channels.
     *
     * @param executor runs what it is given one after the other; whatever the loop does happens there
     * @return a new loop; its methods are for code that the executor runs
     */
    public static EventLoop drivenBy(Executor executor) {
        return ExecutorDrive.loop(Objects.requireNonNull(executor, "executor"));
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

    /**
     * The loops of this process that have not been closed. Any thread may ask.
     *
     * @return a new list, oldest first
     */
    public static List<EventLoop> all() {
        return Loops.all();
    }

    /**
     * What the loop does at this moment: the same as {@link #snapshot(Duration)} with a second of patience.
     *
     * @return plain values
     */
    public LoopSnapshot snapshot() {
        return Observation.of(this, Duration.ofSeconds(1));
    }

    /**
     * What the loop does at this moment: its tasks, where each one stands, what it waits for, and who waits for ever. Any
     * thread may ask. The loop looks between two of its steps; if its thread does not come to it, the snapshot tells of the
     * thread instead, and where it is blocked. A loop that no thread runs is read right here.
     *
     * @param patience how long to wait for the loop to come to it; not for how long it reads
     * @return plain values
     */
    public LoopSnapshot snapshot(Duration patience) {
        return Observation.of(this, Objects.requireNonNull(patience, "patience"));
    }

    /**
     * What the loop counts of itself. Any thread may ask; off the loop's thread the numbers may be a little old.
     *
     * @return plain values
     */
    public LoopCounters counters() {
        return queue.counters(tasks.size());
    }

    static @Nullable EventLoop running() {
        return LoopThread.loopHere();
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
        ready.add(task);
        made(task);
        return task;
    }

    /** Whoever watches learns of a new task. */
    void made(Task<?> task) {
        if (watch != null) {
            watch.taskStarts(task);
        }
        if (isDebug() || creationSites.always) {
            creationSites.add(task, time());
        }
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
     * Runs blocking code on an executor.
     *
     * @param <T> the result
     * @param executor null for the one that {@link Asyncio#toThread} uses
     * @param call what to run
     * @return a promise of the result; cancelling it does not stop the code
     * @throws IllegalStateException if the loop is closed
     */
    public <T extends @Nullable Object> Promise<T> runInExecutor(@Nullable Executor executor, BlockingCall<T, ?> call) {
        requireOpen();
        Objects.requireNonNull(call, "call");
        Executor chosen = executor == null ? WorkerThreads.SHARED : executor;
        ThreadCall<T> running = new ThreadCall<>(call, chosen, this);
        Promise<T> promise = new CallPromise<>(this, running);
        running.subscribe(new PromiseEntry<>(promise));
        if (outside != null) {
            outside.add(() -> !promise.isDone());
        }
        return promise;
    }

    /**
     * Closes the async generators that were begun and are not exhausted; {@link Asyncio#run} does so at its end.
     *
     * @return a fresh coroutine
     */
    public Coroutine<@Nullable Void> shutdownAsyncgens() {
        return new CloseGenerators(this);
    }

    /**
     * Waits for the blocking calls that {@link Asyncio#toThread} and {@link #runInExecutor} have under way on the shared
     * threads. {@link Asyncio#run} does so at its end, for half a minute at most.
     *
     * @param limit when to stop waiting: the calls still running are reported to the exception handler and run on
     * @return a fresh coroutine
     */
    public Coroutine<@Nullable Void> shutdownDefaultExecutor(Duration limit) {
        return new AwaitBlockingCalls(this, Objects.requireNonNull(limit, "limit"));
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
        return runUntilComplete(createTask(coroutine));
    }

    <T extends @Nullable Object> T runUntilComplete(Task<T> task) {
        thread.requireFree();
        queue.requireRunnable();
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
            throw Ending.<RuntimeException>unchecked(Traces.leaving(failure));
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
        queue.requireRunnable();
        thread.enter(this);
        try {
            begin();
            do {
                queue.runOnce(this);
            } while (!stopping);
        } finally {
            stopping = false;
            current = null;
            thread.leave();
            queue.leave();
        }
    }

    private void begin() {
        queue.begin(this);
        if (!shown) {
            shown = true;
            LoopDisplay.refresh();
        }
    }

    /** Looks whether somebody watches. */
    void refreshWatch() {
        watch = StepWatch.needed(this, watch);
        if (watch != null && isDebug()) {
            Watchdog.watch(watch); // at last: the watchdog lets go of what the loop does not have
        }
    }

    /** One iteration that does not wait; for a loop that an executor drives. */
    void runReady() {
        thread.enter(this);
        try {
            begin();
            queue.runReady(this);
        } finally {
            thread.leave();
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
        if (markClosed()) {
            try {
                signals.close();
                failures.reportAll();
            } finally {
                queue.close(this);
                blockedThreads.forEach(BlockingWait::run);
                Loops.remove(this);
                LoopDisplay.refresh();
            }
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

    /** The unfinished tasks, newest first. */
    Set<Task<?>> allTasks() {
        return new LinkedHashSet<>(tasks.unfinished(this, Integer.MAX_VALUE));
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public String toString() {
        return "loop-" + number;
    }
}
