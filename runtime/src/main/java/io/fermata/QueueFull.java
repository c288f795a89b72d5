package io.fermata;

/** Thrown by {@link AsyncQueue#putNowait} when there is no room. */
public final class QueueFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueueFull() {
        super("the queue is full");
    }
}
