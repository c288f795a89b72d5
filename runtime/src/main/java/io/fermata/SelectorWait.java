package io.fermata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;

/** Real time, waited for on a selector. */
final class SelectorWait implements IdleWait {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private boolean interrupted;

    SelectorWait() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("an event loop needs a selector", e);
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void await(long nanos) {
        // A selector does not wait in an interrupted thread: the loop would spin.
        interrupted |= Thread.interrupted();
        try {
            if (nanos == Long.MAX_VALUE) {
                selector.select();
            } else {
                selector.select(Math.max(1, nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void leave() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
