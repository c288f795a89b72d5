package io.fermata.net;

import io.fermata.Coroutine;

/** Serves a client of a server; usually an async method or lambda. */
@FunctionalInterface
public interface ConnectionHandler {

    /**
     * Called for each client, in a task of its own, which then awaits what it returns.
     *
     * @param reader what the client sends
     * @param writer to the client; closed by the handler, and for it if it fails or is cancelled
     * @return a fresh coroutine
     * @throws Exception goes to the loop's exception handler
     */
    Coroutine<?> handle(StreamReader reader, StreamWriter writer) throws Exception;
}
