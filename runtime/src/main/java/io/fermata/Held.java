package io.fermata;

/** A lock or a permit that is held: closing it gives it back. */
public final class Held implements AutoCloseable {

    private final Runnable release;

    Held(Runnable release) {
        this.release = release;
    }

    /** Gives back what is held. */
    @Override
    public void close() {
        release.run();
    }
}
