package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.concurrent.BrokenBarrierException;
import org.jspecify.annotations.Nullable;

/** Lets a fixed number of tasks wait for each other, again and again. Everything is for the thread of one event loop. */
public final class AsyncBarrier {

    private final int parties;
    private Round round = new Round();

    /**
     * A barrier nobody has arrived at.
     *
     * @param parties how many tasks have to arrive
     * @throws IllegalArgumentException if less than one
     */
    public AsyncBarrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("a barrier needs one party or more, not " + parties);
        }
        this.parties = parties;
    }

    /**
     * Waits until all parties have arrived. A task that is cancelled while it waits has not arrived.
     *
     * @return a fresh coroutine of a number for each party, from zero on
     * @throws BrokenBarrierException from the await, if the barrier is reset or aborted meanwhile, or was aborted
     */
    public Coroutine<Integer> arrive() throws BrokenBarrierException {
        return new Arrival();
    }

    /** Fails those who wait; the barrier is empty then and works again. */
    public void reset() {
        Round old = round;
        round = new Round();
        old.fail();
    }

    /** Fails those who wait and all who come, until {@link #reset}. */
    public void abort() {
        round.fail();
    }

    /** One filling of the barrier. */
    private final class Round extends Signal {

        private int arrived;
        private int passed;
        private boolean broken;

        @Override
        Blocker blocker() {
            String barrier = "barrier " + Blocker.id(AsyncBarrier.this);
            return Blocker.of(WaitKind.BARRIER, barrier + ", " + arrived + " of " + parties + " have arrived");
        }

        void fail() {
            broken = true;
            wakeAll();
        }
    }

    private final class Arrival extends Coroutine<Integer> {

        private Round mine = round;

        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
                throws Throwable {
            if (failure != null) {
                mine.arrived--;
                throw failure;
            }
            if (state <= 0) {
                mine = round;
                refuseBroken();
                if (mine.arrived < parties - 1) {
                    e.await(new Turn<>(mine, null));
                    mine.arrived++;
                    return e.suspend(this, 1);
                }
                round = new Round();
                mine.wakeAll();
                return parties - 1;
            }
            refuseBroken();
            return mine.passed++;
        }

        private void refuseBroken() throws BrokenBarrierException {
            if (mine.broken) {
                throw new BrokenBarrierException("the barrier was reset or aborted");
            }
        }
    }
}
