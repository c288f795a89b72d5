package io.fermata.blockhound;

import io.fermata.EventLoop;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Tells BlockHound that the thread of an event loop must not block while the loop runs a step. */
public final class EventLoopIntegration implements BlockHoundIntegration {

    /** Made by {@link java.util.ServiceLoader}. */
    public EventLoopIntegration() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // Any thread can run a loop for a while, and is asked about itself only.
        builder.addDynamicThreadPredicate(thread -> true);
        builder.nonBlockingThreadPredicate(other -> other.or(EventLoopIntegration::runsLoop));
        // Waits for what to do next, which is no step; reports of failures may go to files.
        builder.allowBlockingCallsInside("io.fermata.SelectorWait", "await");
        builder.allowBlockingCallsInside("io.fermata.Failures", "report");
        // Lets somebody who reads the loop finish before it begins to run.
        builder.allowBlockingCallsInside("io.fermata.LoopThread", "awaitReaders");
    }

    private static boolean runsLoop(Thread thread) {
        return thread == Thread.currentThread() && EventLoop.isRunning();
    }
}
