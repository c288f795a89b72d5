package io.fermata;

import org.jspecify.annotations.Nullable;

/** A program from its main coroutine to the last task left over. */
final class Runner {

    private Runner() {}

    static <T extends @Nullable Object> T run(Coroutine<T> main) {
        if (EventLoop.isRunning()) {
            throw new IllegalStateException("run() cannot be called from a running event loop; await the coroutine");
        }
        return run(main, EventLoop.create());
    }

    static <T extends @Nullable Object> T run(Coroutine<T> main, EventLoop loop) {
        try {
            return loop.runUntilComplete(main);
        } finally {
            while (!loop.tasks.isEmpty()) {
                loop.runUntilComplete(new CancelLeftovers(loop));
            }
            while (!loop.generators.isEmpty()) {
                loop.runUntilComplete(new CloseGenerators(loop));
            }
            loop.close();
        }
    }
}
