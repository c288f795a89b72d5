package io.fermata;

import java.util.concurrent.locks.LockSupport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What other threads hand to a loop runs there, however the loop is about to fall asleep. A lost wake-up never ends. */
@JCStressTest
@Outcome(id = "1, 3", expect = Expect.ACCEPTABLE, desc = "everything has run, and what was written before is seen")
@Outcome(expect = Expect.FORBIDDEN, desc = "something is lost")
@State
public class ThreadsafeEntry {
    private final EventLoop loop = new EventLoop(new Parked());
    private int written;
    private int ran;

    /** Sleeps without a selector, of which there would be too many. */
    private static final class Parked implements IdleWait {
        private volatile boolean woken;

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void await(long nanos) {
            while (!woken) {
                Thread.onSpinWait();
                LockSupport.parkNanos(1);
            }
            woken = false;
        }

        @Override
        public void wakeUp() {
            woken = true;
        }

        @Override
        public void leave() {}

        @Override
        public void close() {}
    }

    private void count() {
        if (++ran == 3) {
            loop.stop();
        }
    }

    @Actor
    public void other() {
        written = 1;
        loop.callSoonThreadsafe(this::count);
        loop.execute(this::count);
    }

    @Actor
    public void loop(II_Result r) {
        loop.callIfOpen(this::count);
        loop.runForever();
        r.r1 = written;
        r.r2 = ran;
    }
}
