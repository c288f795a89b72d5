package io.fermata;

/** Thrown by {@link AsyncQueue#getNowait} when there is no item. */
public final class QueueEmpty extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueEmpty() {
        super("the queue is empty");
    }
}
