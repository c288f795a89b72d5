package io.fermata.testkit;

import io.fermata.EventLoop;
import java.time.Duration;

/**
 * A program can never end: nothing is ready, no timer is set, nobody outside is waited for. The message has the chain of
 * awaits of every task.
 */
public final class DeadlockError extends AssertionError {

    private static final long serialVersionUID = 1L;

    DeadlockError(EventLoop loop) {
        super("nothing is ready, no timer is set, and the main task has not ended, after "
                + Duration.ofNanos(loop.time())
                + ". If another thread is to bring what is awaited, by callSoonThreadsafe,"
                + " then the loop cannot know: say so with VirtualTime.expectOthers(true)\n"
                + loop.snapshot().toTree());
    }
}
