package io.fermata;

/** Real time, waited for on a selector. */
final class SelectorWait implements IdleWait {

    private final Channels channels = new Channels();
    private boolean interrupted;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void await(long nanos) {
        // A selector does not wait in an interrupted thread: the loop would spin.
        interrupted |= Thread.interrupted();
        channels.await(nanos);
    }

    @Override
    public Channels channels() {
        return channels;
    }

    @Override
    public void wakeUp() {
        channels.wakeUp();
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
        channels.close();
    }
}
