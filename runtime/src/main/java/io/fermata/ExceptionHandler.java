package io.fermata;

/** Takes the failures that nobody else takes: of callbacks, and of tasks that nobody awaits. */
@FunctionalInterface
public interface ExceptionHandler {

    /**
     * Called on the thread of the loop.
     *
     * @param loop where it happened
     * @param context what happened
     */
    void handle(EventLoop loop, ExceptionContext context);
}
