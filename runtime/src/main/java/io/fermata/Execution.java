package io.fermata;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One thread of control through a chain of coroutines: what generated code awaits with and suspends through.
 *
 * <p>Called by generated code only. An execution travels as an argument and is reused from step to step.
 */
public final class Execution extends Suspension {

    /** Returned in place of a result by whoever has suspended. */
    public static final Object SUSPENDED = new Object() {
        @Override
        public String toString() {
            return "SUSPENDED";
        }
    };

    /**
     * Returned instead of {@link #SUSPENDED} by a frame that was resumed and suspends again without any frame below it. Whoever
     * drives the frame knows it, so {@link Suspension} is not told of it.
     */
    static final Object STILL_SUSPENDED = new Object();

    /** Returned in place of a result by the body of a generator that has emitted a value. */
    static final Object EMITTED = new Object();

    static final int ABI = 2;

    /** How many awaits nest on the stack before the next one is begun by {@link #drive} on a flat one. */
    private static final int DEPTH_LIMIT = 128;

    /** The loop on whose thread this runs; null off any loop. */
    @Nullable
    EventLoop loop;

    private @Nullable Object emitted;
    private int depth;

    Execution(@Nullable EventLoop loop) {
        this.loop = loop;
    }

    /**
     * Refuses generated code that speaks another version of this protocol.
     *
     * @param version the version the code was generated for
     * @throws IncompatibleClassChangeError saying which side to rebuild
     */
    public static void requireAbi(int version) {
        if (version != ABI) {
            String remedy = version > ABI
                    ? "update io.fermata:fermata-runtime"
                    : "compile the class again with the newer fermata-maven-plugin or agent";
            throw new IncompatibleClassChangeError(
                    "generated for version " + version + " of the Fermata runtime, this is " + ABI + ": " + remedy);
        }
    }

    /**
     * Starts the body of a method that returns a future: it runs on the calling thread up to its first suspension.
     *
     * @param <T> the result
     * @param body a fresh coroutine
     * @return a future that ends as the body does; cancelling it cancels the body
     */
    public static <T extends @Nullable Object> CompletableFuture<T> startFuture(Coroutine<T> body) {
        return EagerStart.start(body);
    }

    /**
     * At which suspension point a body goes on.
     *
     * @param frame the frame of the body
     * @return the point, counted from 1; zero or less to run from the top
     */
    public static int state(Coroutine<?> frame) {
        return frame.state;
    }

    /**
     * Awaits: a fresh coroutine runs its first step right here; anything else gives its result if it is there.
     *
     * @param awaitable an {@link Awaitable} or a {@link CompletionStage}
     * @return the result, or {@link #SUSPENDED}
     * @throws Throwable the original failure of what is awaited
     */
    public @Nullable Object await(@Nullable Object awaitable) throws Throwable {
        if (awaitable instanceof Coroutine<?> coroutine) {
            return call(coroutine);
        }
        if (awaitable instanceof Completion<?> completion) {
            return completion.await(this);
        }
        if (awaitable instanceof Parking parking) {
            return park(parking);
        }
        if (awaitable instanceof Awaitable<?> other) {
            return subscribeTo(other);
        }
        return StageAwaitable.await(Objects.requireNonNull(awaitable, "await(null)"), this);
    }

    /**
     * Awaits on behalf of a method that has been left: the frame of the method takes no part any more.
     *
     * @param awaitable what the method returned
     * @return the result, or {@link #SUSPENDED}
     * @throws Throwable the original failure of what is awaited
     */
    public @Nullable Object tail(@Nullable Object awaitable) throws Throwable {
        return await(Objects.requireNonNull(awaitable, "an async method returned null"));
    }

    /**
     * Suspends a frame: it becomes the parent of the frame that suspended before it.
     *
     * @param frame the frame, its live values stored
     * @param state the suspension point, counted from 1
     * @return what the step of the frame is to return
     */
    public Object suspend(Coroutine<?> frame, int state) {
        int earlier = frame.state;
        frame.state = state;
        if (Unawaited.TRACKED) {
            Unawaited.used(frame);
        }
        return earlier > 0 && isFirst() ? STILL_SUSPENDED : link(frame);
    }

    /**
     * Resumes a frame within the step of another coroutine, which becomes its parent if it suspends. A frame that has
     * suspended before must be stepped by this method or by {@link #drive}, which know what {@link #STILL_SUSPENDED} means.
     */
    @Nullable
    Object enter(Coroutine<?> frame, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object result = frame.step(this, value, failure);
        return result == STILL_SUSPENDED ? linkAlone(frame) : result;
    }

    /**
     * Emits a value of a generator: always suspends, to {@link #emitted}.
     *
     * @param value the value
     * @return {@link #SUSPENDED}
     */
    public Object emit(@Nullable Object value) {
        emitted = value;
        return SUSPENDED;
    }

    /**
     * Suspends the body of a generator that has just emitted: not to wait for anything, but for the next request.
     *
     * @param frame the frame, its live values stored
     * @param state the suspension point, counted from 1
     * @return what the request takes for a value
     */
    public Object emitted(Coroutine<?> frame, int state) {
        frame.state = state;
        if (Unawaited.TRACKED) {
            Unawaited.used(frame);
        }
        return EMITTED;
    }

    /**
     * What a {@code @Async} method that returns an {@link AsyncGenerator} returns.
     *
     * @param body a fresh frame
     * @return a generator that has not begun
     */
    public static AsyncGenerator<?> asyncGenerator(Coroutine<?> body) {
        return new AsyncGenerator<>(body);
    }

    /**
     * What a {@code @Async} method that returns a {@link Generator} returns.
     *
     * @param body a fresh frame
     * @return a generator that has not begun
     */
    public static Generator<?> generator(Coroutine<?> body) {
        return new Generator<>(body);
    }

    /**
     * Begins {@code for (T x : each(source))}.
     *
     * @param source what is iterated
     * @return what the loop takes its iterator from
     */
    public static Iterable<?> each(AsyncIterable<?> source) {
        return new Each<>(source);
    }

    /**
     * Asks whether a loop over {@link #each} goes on.
     *
     * @param iterator the iterator of the loop
     * @return to be awaited
     */
    public static Awaitable<Boolean> advance(Iterator<?> iterator) {
        return iterator instanceof Each<?> each ? each.advance() : Coroutine.of(iterator.hasNext());
    }

    @Nullable
    Object takeEmitted() {
        Object taken = emitted;
        emitted = null;
        return taken;
    }

    /** The loop on which to wait; throws if there is none. */
    EventLoop requireLoop() {
        if (loop == null) {
            throw new IllegalStateException("waiting needs a running event loop");
        }
        return loop;
    }

    /** The task whose step this is; throws, naming {@code what} needs it, if there is none. */
    Task<?> task(String what) {
        Task<?> current = currentTask();
        if (current == null) {
            throw new IllegalStateException(what + " needs a task around it: await it in a coroutine run by a loop");
        }
        return current;
    }

    @Nullable
    Task<?> currentTask() {
        EventLoop here = loop;
        return here == null || here.execution != this ? null : here.current;
    }

    /**
     * Called by a driver that starts inside a step: its own awaits are counted from zero.
     *
     * @return the count so far, for {@link #dive}
     */
    int surface() {
        int before = depth;
        depth = 0;
        return before;
    }

    /** Called when the driver that called {@link #surface} is done. */
    void dive(int before) {
        depth = before;
    }

    private @Nullable Object call(Coroutine<?> coroutine) throws Throwable {
        coroutine.begin();
        if (depth >= DEPTH_LIMIT) {
            return beginLater(coroutine);
        }
        depth++;
        try {
            return coroutine.step(this, null, null);
        } finally {
            depth--;
        }
    }

    /**
     * Runs a frame, then the ones that await it, until one suspends or the outermost ends.
     *
     * @param entered the innermost frame, begun; null if the outermost method had already been left
     * @return as {@link #driveCallersOf}; or {@link #STILL_SUSPENDED}, when {@code entered} is
     * @throws Throwable what the outermost frame throws
     */
    @Nullable
    Object drive(@Nullable Coroutine<?> entered, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object result = value;
        Throwable thrown = failure;
        if (entered != null) {
            try {
                result = entered.step(this, value, failure);
                thrown = null;
            } catch (Throwable escaped) {
                result = null;
                thrown = escaping(escaped, entered, failure);
            }
        }
        return result == STILL_SUSPENDED ? result : driveCallersOf(entered, result, thrown);
    }

    /** Completes the trace of an exception that leaves a frame, perhaps the one that the frame was resumed with. */
    Throwable escaping(Throwable thrown, Coroutine<?> frame, @Nullable Throwable failure) {
        Traces.complete(thrown, frame, thrown == failure, currentTask());
        return thrown;
    }

    /**
     * Goes on after the step of a frame, unless that was {@link #STILL_SUSPENDED}: runs the frames that await it, one after
     * the other, until one suspends or the outermost ends.
     *
     * @param frame the frame that was stepped; null if the outermost method had already been left
     * @param result what its step returned
     * @param failure what its step threw instead
     * @return the result of the outermost frame; or {@link #SUSPENDED}, when {@link #innermost} is to be driven next
     * @throws Throwable what the outermost frame throws
     */
    @Nullable
    Object driveCallersOf(@Nullable Coroutine<?> frame, @Nullable Object result, @Nullable Throwable failure)
            throws Throwable {
        if (frame == null) {
            return driveCallers(null, result, failure);
        }
        if (result != SUSPENDED) {
            return driveCallers(leave(frame), result, failure);
        }
        Coroutine<?> callee = suspended(frame, result);
        return callee == null ? SUSPENDED : driveCallers(callee, null, null);
    }

    /** A loop: neither a deep chain that ends nor one that is entered costs stack. */
    private @Nullable Object driveCallers(
            @Nullable Coroutine<?> first, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object result = value;
        Throwable thrown = failure;
        Throwable told = failure;
        Coroutine<?> frame = first;
        while (frame != null) {
            try {
                result = frame.step(this, result, thrown);
                thrown = null;
                while (result != SUSPENDED && result != STILL_SUSPENDED) { // most of what a chain does: it returns
                    Coroutine<?> caller = leave(frame);
                    if (caller == null) {
                        return result;
                    }
                    frame = caller;
                    result = frame.step(this, result, null);
                }
                Coroutine<?> callee = suspended(frame, result);
                if (callee == null) {
                    return SUSPENDED;
                }
                frame = callee;
                result = null;
            } catch (Throwable escaped) {
                if (escaped != told) {
                    Traces.complete(escaped, frame, escaped == thrown, currentTask());
                    told = escaped;
                }
                result = null;
                thrown = escaped;
                frame = leave(frame);
            }
        }
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    /** A frame has suspended: the coroutine that it is the first to await is next, if that has not begun. */
    private @Nullable Coroutine<?> suspended(Coroutine<?> frame, Object how) {
        if (how == STILL_SUSPENDED) {
            linkAlone(frame);
            return null;
        }
        return linkTo(frame.parent, frame);
    }

    /** A frame has ended: its caller is next. */
    private static @Nullable Coroutine<?> leave(Coroutine<?> frame) {
        Coroutine<?> caller = frame.parent;
        frame.parent = null;
        return caller;
    }
}
