package io.fermata;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A computation that can suspend, not yet run: what an async method returns.
 *
 * <p>Nothing runs until it is awaited, {@linkplain #start started} or made a {@linkplain Asyncio#createTask task}. It is
 * good for one use; a second one throws {@code IllegalStateException}.
 *
 * <p>The object is at the same time the frame of its method: while it is suspended it holds what the method needs to go
 * on. Subclasses are generated; only {@link #step} and {@link #location} are theirs.
 *
 * <pre>
 *   state   0 fresh ──use──▶ -1 running ──suspend──▶ n &gt; 0 suspended at point n
 *                                                      └──resume──▶ runs on (the state stays n) ──▶ next point, or the end
 * </pre>
 *
 * @param <T> the result
 */
public abstract class Coroutine<T extends @Nullable Object> extends Parking implements Awaitable<T> {

    /** Who awaits this frame; linked while the stack unwinds, cut when the frame ends. */
    @Nullable
    Coroutine<?> parent;

    int state;

    /** Called by generated code only. */
    @SuppressWarnings("this-escape") // kept by identity, and not looked into
    protected Coroutine() {
        if (Unawaited.TRACKED) {
            Unawaited.made(this);
        }
    }

    /**
     * A coroutine that brings a value. In the return statement of an async method it allocates nothing.
     *
     * @param <T> the result
     * @param value the result, may be null
     * @return a fresh coroutine
     */
    public static <T extends @Nullable Object> Coroutine<T> of(T value) {
        return new Completed<>(value, null);
    }

    /**
     * A coroutine that brings nothing: {@code return Coroutine.done()} ends a {@code Coroutine<Void>} method.
     *
     * @param <T> usually {@code Void}
     * @return a fresh coroutine
     */
    public static <T extends @Nullable Object> Coroutine<T> done() {
        return new Completed<>(null, null);
    }

    /**
     * A coroutine that throws when it is awaited.
     *
     * @param <T> the result it never brings
     * @param failure thrown as it is, checked or not
     * @return a fresh coroutine
     */
    public static <T extends @Nullable Object> Coroutine<T> failed(Throwable failure) {
        return new Completed<>(null, Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Drives this coroutine by hand: it runs on the calling thread until it suspends, and goes on inside whichever call
     * resumes what it awaits. No event loop is needed.
     *
     * @param whenDone resumed once with the result or the failure, within this call if the coroutine does not suspend
     * @throws IllegalStateException if this coroutine was used before
     */
    public final void start(Continuation<? super T> whenDone) {
        new HandDriver(this, Objects.requireNonNull(whenDone, "whenDone")).start();
    }

    /** The same as {@link #start}. */
    @Override
    public final void subscribe(Continuation<? super T> k) {
        start(k);
    }

    /**
     * Runs from the current state to the next suspension or to the end. Called by the runtime only.
     *
     * @param e the run this step is part of
     * @param value what the suspension point brought, when it is resumed with a value
     * @param failure what the suspension point throws, or null
     * @return the result, or {@link Execution#SUSPENDED}
     * @throws Throwable what the method throws
     */
    protected abstract @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
            throws Throwable;

    /**
     * Where it stands.
     *
     * @return the source position, or null for a coroutine that is not a method
     */
    protected @Nullable StackTraceElement location() {
        return null;
    }

    /**
     * Builds a {@link #location} from what generated code knows of its method.
     *
     * @param className binary name of the class
     * @param method name of the method
     * @param file source file, or null
     * @param lines the source line of suspension point {@code n} is the character at {@code n - 1}
     * @return the position; its line is unknown while the coroutine is not suspended
     */
    protected final StackTraceElement location(String className, String method, @Nullable String file, String lines) {
        int line = state > 0 && state <= lines.length() ? lines.charAt(state - 1) : -1;
        return new StackTraceElement(className, method, file, line);
    }

    /** What this frame waits for in what it is suspended on, if it knows better than that itself. */
    @Override
    @Nullable
    Blocker blocker() {
        return null;
    }

    /** Takes the one use this coroutine is good for. */
    final void begin() {
        if (state != 0) {
            throw new IllegalStateException("cannot reuse already awaited coroutine");
        }
        state = -1;
        if (Unawaited.TRACKED) {
            Unawaited.used(this);
        }
    }
}
