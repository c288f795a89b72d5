package io.fermata.testkit;

import io.fermata.Coroutine;

/** What an {@link Explorer} runs again and again, cancelling a task of it somewhere else each time. */
@FunctionalInterface
public interface CancellableProgram {

    /**
     * Called once for each place, on the loop of the run. Everything that the program changes has to be made here.
     *
     * @param cancellation takes the task to be cancelled
     * @return a fresh coroutine, which checks what must hold after the cancellation
     * @throws Exception is a failure, too
     */
    Coroutine<?> begin(Cancellation cancellation) throws Exception;
}
