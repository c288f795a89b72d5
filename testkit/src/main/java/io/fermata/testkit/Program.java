package io.fermata.testkit;

import io.fermata.Coroutine;

/** What an {@link Explorer} runs under one schedule after the other; usually an async lambda. */
@FunctionalInterface
public interface Program {

    /**
     * Called once for each schedule, on its loop. Everything that the program changes has to be made here.
     *
     * @return a fresh coroutine; its failure is the failure of the schedule
     * @throws Exception is a failure, too
     */
    Coroutine<?> begin() throws Exception;
}
