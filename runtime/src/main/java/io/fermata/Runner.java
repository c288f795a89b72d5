package io.fermata;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A program from its main coroutine to the last task left over. */
final class Runner {

    /** How long blocking calls that nobody waits for any more may keep a program from ending. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Runner() {}

    static <T extends @Nullable Object> T run(Coroutine<T> main) {
        if (EventLoop.isRunning()) {
            throw new IllegalStateException("run() cannot be called from a running event loop; await the coroutine");
        }
        return run(main, EventLoop.create());
    }

    static <T extends @Nullable Object> T run(Coroutine<T> main, EventLoop loop) {
        try {
            return runAndShutDown(main, loop);
        } finally {
            loop.close();
        }
    }

    private static <T extends @Nullable Object> T runAndShutDown(Coroutine<T> main, EventLoop loop) {
        try {
            return runInterruptibly(loop.createTask(main), loop);
        } finally {
            shutDown(loop);
        }
    }

    private static <T extends @Nullable Object> T runInterruptibly(Task<T> main, EventLoop loop) {
        Interrupts.begin(main);
        try {
            T result = loop.runUntilComplete(main);
            Interrupts.end();
            return result;
        } catch (Throwable failure) {
            if (Interrupts.end() && main.isCancelled() && main.uncancel() == 0) {
                KeyboardInterrupt.exitIfUncaught();
                throw new KeyboardInterrupt(failure);
            }
            throw failure;
        }
    }

    private static void shutDown(EventLoop loop) {
        while (!loop.allTasks().isEmpty()) {
            loop.tasks.endBrokenOff(loop);
            loop.runUntilComplete(new CancelLeftovers(loop));
        }
        while (!loop.generators.isEmpty()) {
            loop.runUntilComplete(loop.shutdownAsyncgens());
        }
        // Even if all have ended: what the last one told the loop may not have been looked at.
        if (loop.blockingCalls.wereMade()) {
            loop.runUntilComplete(loop.shutdownDefaultExecutor(PATIENCE));
        }
    }
}
