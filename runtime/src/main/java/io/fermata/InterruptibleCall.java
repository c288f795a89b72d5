package io.fermata;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Blocking code whose thread is interrupted when nobody waits for it any more. The interrupt never outlives the code: the
 * thread may be one of a pool.
 */
final class InterruptibleCall<T extends @Nullable Object, X extends Exception> implements BlockingCall<T, X> {

    private final BlockingCall<T, X> call;

    /** Who runs the code; null before and after. */
    private @Nullable Thread runner;

    private boolean interrupted;

    InterruptibleCall(BlockingCall<T, X> call) {
        this.call = call;
    }

    @Override
    public T call() throws X {
        if (!begin()) {
            return nobodyWaitsForThis();
        }
        try {
            return call.call();
        } catch (Throwable failure) {
            if (end() && isInterruption(failure)) {
                return nobodyWaitsForThis();
            }
            throw failure;
        } finally {
            end();
        }
    }

    /** False if the code is not even to begin. */
    private synchronized boolean begin() {
        if (!interrupted) {
            runner = Thread.currentThread();
        }
        return !interrupted;
    }

    /** From now on there is nothing to interrupt; whether something has been. */
    private synchronized boolean end() {
        if (runner != null && interrupted) {
            Thread.interrupted();
        }
        runner = null;
        return interrupted;
    }

    /** Nobody waits any more. */
    synchronized void interrupt() {
        interrupted = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    private static boolean isInterruption(Throwable failure) {
        return failure instanceof InterruptedException
                || failure instanceof ClosedByInterruptException
                || failure instanceof InterruptedIOException;
    }

    @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"}) // nobody looks at it
    private static <V extends @Nullable Object> V nobodyWaitsForThis() {
        return null;
    }
}
