package io.fermata.net;

import java.io.EOFException;

/** The stream ended before everything asked for had come. */
public final class IncompleteReadException extends EOFException {

    private static final long serialVersionUID = 1;

    private final byte[] partial;
    private final int expected;

    /**
     * A stream that has ended.
     *
     * @param partial what had come
     * @param expected how many bytes were asked for; -1 if it was not a number
     */
    public IncompleteReadException(byte[] partial, int expected) {
        super(partial.length + " bytes read" + (expected < 0 ? "" : " of " + expected)
                + " before the end of the stream");
        this.partial = partial.clone();
        this.expected = expected;
    }

    /**
     * What had come. The stream does not hold it any more.
     *
     * @return a copy
     */
    public byte[] partial() {
        return partial.clone();
    }

    /**
     * How many bytes were asked for.
     *
     * @return -1 if it was not a number
     */
    public int expected() {
        return expected;
    }
}
