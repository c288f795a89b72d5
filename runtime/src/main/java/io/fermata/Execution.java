package io.fermata;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One thread of control through a chain of coroutines: what generated code awaits with and suspends through.
 *
 * <p>Called by generated code only. An execution travels as an argument and is reused from step to step; its fields mean
 * something only while a stack unwinds: what is awaited, and the frames linked so far. User code never runs in between. A
 * reference that is there already is not written again, since a write costs a barrier of the collector.
 */
public final class Execution {

    /** Returned in place of a result by whoever has suspended. */
    public static final Object SUSPENDED = new Object() {
        @Override
        public String toString() {
            return "SUSPENDED";
        }
    };

    /** Returned in place of a result by the body of a generator that has emitted a value. */
    static final Object EMITTED = new Object();

    static final int ABI = 2;

    /** How many awaits nest on the stack before the next one is begun by {@link #drive} on a flat one. */
    private static final int DEPTH_LIMIT = 128;

    /** No frame has suspended. */
    private static final int NONE = 0;

    /** The frame that is driven, and it alone: it is known to the driver and written down nowhere. */
    private static final int DRIVEN = 1;

    /** All those from {@link #innermost} to {@link #last}. */
    private static final int CHAIN = 2;

    /** The loop on whose thread this runs; null off any loop. */
    @Nullable
    EventLoop loop;

    private @Nullable Object awaited;

    /** Whether what is awaited is a coroutine that {@link #drive} is to begin. */
    private boolean begins;

    /** Which frames have suspended so far. */
    private int linked;

    private @Nullable Coroutine<?> innermost;
    private @Nullable Coroutine<?> last;
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
        if (awaitable instanceof Parking || awaitable instanceof Awaitable<?>) {
            return park(awaitable);
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
     * @return {@link #SUSPENDED}
     */
    public Object suspend(Coroutine<?> frame, int state) {
        int earlier = frame.state;
        frame.state = state;
        Coroutine<?> callee = last;
        if (linked == NONE) {
            if (earlier > 0) {
                linked = DRIVEN;
                return SUSPENDED;
            }
            linked = CHAIN;
            if (innermost != frame) {
                innermost = frame;
            }
        } else if (callee != null && callee.parent != frame) {
            callee.parent = frame;
        }
        if (callee != frame) {
            last = frame;
        }
        if (Unawaited.TRACKED) {
            Unawaited.used(frame);
        }
        return SUSPENDED;
    }

    /**
     * Goes on with a frame within another coroutine's step: its suspension is linked to that one's. Nobody else but
     * {@link #drive} may step a frame that has suspended before: it would not be written down.
     */
    @Nullable
    Object enter(Coroutine<?> frame, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object result = frame.step(this, value, failure);
        if (result == SUSPENDED && linked == DRIVEN) {
            linked = CHAIN;
            innermost = frame;
            last = frame;
        }
        return result;
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

    /** Records what is awaited; the frames above it follow by {@link #suspend}, the driver subscribes at last. */
    Object park(Object awaitable) {
        if (awaited != awaitable) {
            awaited = awaitable;
        }
        linked = NONE;
        begins = false;
        return SUSPENDED;
    }

    static boolean isSuspended(@Nullable Object result) {
        return result == SUSPENDED;
    }

    /** What the chain just driven awaits. */
    Object awaited() {
        return Objects.requireNonNull(awaited, "awaited");
    }

    /** The frame to go on with, {@code driven} having been driven; null if the outermost method has been left. */
    @Nullable
    Coroutine<?> innermost(@Nullable Coroutine<?> driven) {
        return linked == DRIVEN ? driven : innermost;
    }

    /** Lets go of the last suspension: not after each one, which the next one does anyway, but when a chain has ended. */
    void forget() {
        awaited = null;
        innermost = null;
        last = null;
    }

    /** The loop that a wait needs. */
    EventLoop requireLoop() {
        if (loop == null) {
            throw new IllegalStateException("waiting needs a running event loop");
        }
        return loop;
    }

    /** The task this is a step of. */
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

    private @Nullable Object call(Coroutine<?> coroutine) throws Throwable {
        coroutine.begin();
        if (depth >= DEPTH_LIMIT) {
            park(coroutine);
            begins = true;
            return SUSPENDED;
        }
        depth++;
        try {
            return coroutine.step(this, null, null);
        } finally {
            depth--;
        }
    }

    /**
     * Runs a frame, then the ones that await it, until one suspends or the outermost ends. A loop: neither a deep chain
     * that ends nor one that is entered costs stack.
     *
     * @param entered the innermost frame, begun; null if the outermost method had already been left
     * @return the result of the outermost frame, or {@link #SUSPENDED}, when {@link #innermost} and {@link #awaited} tell more
     * @throws Throwable what the outermost frame throws
     */
    @Nullable
    Object drive(@Nullable Coroutine<?> entered, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Throwable told = null;
        Coroutine<?> frame = entered;
        while (frame != null) {
            Coroutine<?> parent = frame.parent;
            try {
                value = frame.step(this, value, failure);
                failure = null;
            } catch (Throwable thrown) {
                if (thrown != told) {
                    Traces.complete(thrown, frame, thrown == failure, currentTask());
                    told = thrown;
                }
                value = null;
                failure = thrown;
            }
            if (value != SUSPENDED) {
                frame.parent = null;
                frame = parent;
                continue;
            }
            if (linked != DRIVEN || frame != entered) {
                relink(frame, parent);
            }
            if (!begins || !(awaited instanceof Coroutine<?> callee)) {
                return SUSPENDED;
            }
            callee.parent = linked == DRIVEN ? frame : innermost;
            frame = callee;
            value = null;
        }
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    /** A frame that has not suspended itself has made a tail await: its parent takes its place. */
    private void relink(Coroutine<?> frame, @Nullable Coroutine<?> parent) {
        if (linked != CHAIN) {
            innermost = linked == NONE ? parent : frame;
            linked = CHAIN;
        } else if (last != frame && last != null) {
            last.parent = parent;
        }
    }
}
