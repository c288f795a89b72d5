package io.fermata;

/** Thrown when an item is put into a queue that was shut down, or taken from one that has run dry. */
public final class QueueShutDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueShutDown() {
        super("the queue was shut down");
    }
}
