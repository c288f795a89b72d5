package io.fermata.net;

import java.io.IOException;

/** No separator came within the limit of the stream. */
public final class LimitOverrunException extends IOException {

    private static final long serialVersionUID = 1;

    private final int consumed;

    /**
     * A stream over its limit.
     *
     * @param message what was over it
     * @param consumed how many bytes can be read before there can be a separator
     */
    public LimitOverrunException(String message, int consumed) {
        super(message);
        this.consumed = consumed;
    }

    /**
     * How many bytes have come before there can be a separator; the stream still holds them, unless {@code readLine} has
     * thrown this.
     *
     * @return a number of bytes
     */
    public int consumed() {
        return consumed;
    }
}
