package io.fermata;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits until the blocking calls of a loop have ended; those that take too long are reported and left to themselves. */
final class AwaitBlockingCalls extends Coroutine<@Nullable Void> {

    private final EventLoop loop;
    private final Duration limit;

    AwaitBlockingCalls(EventLoop loop, Duration limit) {
        this.loop = loop;
        this.limit = limit;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (state <= 0 && loop.blockingCalls.running() > 0) {
            try {
                Object result = e.await(Asyncio.waitFor(Shield.around(loop.blockingCalls.idle(), loop), limit));
                return result == Execution.SUSPENDED ? e.suspend(this, 1) : null;
            } catch (TimeoutException noTime) {
                return report(noTime);
            }
        }
        if (failure instanceof TimeoutException) {
            return report(failure);
        }
        if (failure != null) {
            throw failure;
        }
        return null;
    }

    private @Nullable Object report(Throwable timeout) {
        String message = loop.blockingCalls.running() + " blocking calls were left running after " + limit;
        loop.failures.report(message, timeout, null);
        return null;
    }
}
