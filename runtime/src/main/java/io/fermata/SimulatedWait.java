package io.fermata;

/** The time of a simulated loop. */
record SimulatedWait(SimulatedLoop.Clock clock) implements IdleWait {

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public void await(long nanos) {
        clock.await(nanos);
    }

    @Override
    public void wakeUp() {
        clock.wakeUp();
    }

    @Override
    public void leave() {}

    @Override
    public void close() {}
}
