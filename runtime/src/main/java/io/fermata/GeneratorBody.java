package io.fermata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an async generator, entered by one request after the other.
 *
 * <p>It is apart from {@link AsyncGenerator} so that a loop can hold the body of a generator that its user has let go,
 * and close it.
 */
final class GeneratorBody {

    /** The frame of the method; null once it has ended. */
    private @Nullable Coroutine<?> frame;

    private boolean started;
    private boolean running;

    /** The loop that is to close this if nobody else does. */
    private @Nullable EventLoop keeper;

    @Nullable
    Object current;

    boolean hasCurrent;

    /** Where this was made, if coroutines are tracked. */
    final List<StackTraceElement> createdAt;

    GeneratorBody(Coroutine<?> frame) {
        frame.begin();
        this.frame = frame;
        this.createdAt = Unawaited.TRACKED ? CreationSites.here() : List.of();
    }

    /** Called before the loop closes this because nobody else did; reports that in debug mode. */
    void reportUnclosed() {
        StackTraceElement location = location();
        if (keeper != null && keeper.isDebug() && location != null) {
            String method = location.getClassName() + "." + location.getMethodName();
            keeper.failures.reportForgotten("async generator '" + method + "' was never closed", createdAt);
        }
    }

    /** Where the method stands; null if that is not known. */
    @Nullable
    StackTraceElement location() {
        return frame == null ? null : frame.location();
    }

    boolean isEnded() {
        return frame == null;
    }

    boolean isStarted() {
        return started;
    }

    void requireIdle() {
        if (running) {
            throw new IllegalStateException("the generator is running already; it serves one request at a time");
        }
    }

    /** Enters the method where it stands; {@code null} counts as an ended method's result. */
    @Nullable
    Object enter(Execution e, @Nullable Object sent, @Nullable Throwable failure) throws Throwable {
        Coroutine<?> entered = frame;
        if (entered == null) {
            return null;
        }
        started = true;
        running = true;
        hasCurrent = false;
        current = null;
        try {
            return e.enter(entered, sent, failure);
        } catch (Throwable thrown) {
            end();
            throw thrown;
        }
    }

    /** Takes note of how the method has left a request, unless it is suspended: whether it has emitted. */
    boolean leave(Execution e, @Nullable Object result) {
        if (result == Execution.EMITTED) {
            running = false;
            current = e.takeEmitted();
            hasCurrent = true;
            return true;
        }
        end();
        return false;
    }

    void end() {
        running = false;
        frame = null;
        hasCurrent = false;
        current = null;
        if (keeper != null) {
            keeper.generators.remove(this);
            keeper = null;
        }
    }

    /** Has a loop close this at its end, or when {@code handle} is collected. */
    void keep(AsyncGenerator<?> handle, @Nullable EventLoop loop) {
        if (keeper == null && loop != null && frame != null) {
            keeper = loop;
            loop.generators.add(handle, this);
        }
    }
}
