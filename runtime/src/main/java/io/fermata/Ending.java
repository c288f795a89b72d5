package io.fermata;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * How something ended, in one word: the value itself, {@link #NULL} in place of a null value, or a {@link Failed}. A Java
 * null means that it has not ended.
 */
final class Ending {

    static final Object NULL = new Object();

    private Ending() {}

    static Object of(@Nullable Object value) {
        return value == null ? NULL : value;
    }

    static Object failed(Throwable failure) {
        return new Failed(failure);
    }

    static Object cancelled(CancelledError error) {
        return new Cancelled(error);
    }

    /** The value; null for a failure. */
    static @Nullable Object value(Object ending) {
        return ending == NULL || ending instanceof Failed ? null : ending;
    }

    /** The value of what is known to be no failure. */
    static @Nullable Object nullable(Object ending) {
        return ending == NULL ? null : ending;
    }

    /** What to throw at the one who awaits, from now on a failure somebody knows of; null for a value. */
    static @Nullable Throwable failure(Object ending) {
        return ending != NULL && ending instanceof Failed failed ? failed.take() : null;
    }

    /** The failure of a stage without the layer that the JDK adds to it. */
    static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean layer = failure instanceof CompletionException || failure instanceof ExecutionException;
        return layer && cause != null ? cause : failure;
    }

    /** Throws anything where the compiler has not been told: {@code throw Ending.<RuntimeException>unchecked(t)}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> X unchecked(Throwable failure) throws X {
        throw (X) failure;
    }

    static class Failed {
        final Throwable failure;
        boolean taken;

        Failed(Throwable failure) {
            this.failure = failure;
        }

        Throwable take() {
            taken = true;
            return failure;
        }
    }

    /** Ended by a cancellation: whoever awaits it gets an exception of its own. */
    static final class Cancelled extends Failed {
        Cancelled(CancelledError error) {
            super(error);
            taken = true;
        }

        @Override
        Throwable take() {
            CancellationException seen = new CancellationException(failure.getMessage());
            seen.initCause(failure);
            return seen;
        }
    }
}
