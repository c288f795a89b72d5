package io.fermata;

import java.util.ArrayDeque;
import java.util.Queue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A blocking call fails while its waiter is cancelled: the waiter is told, or else the loop, but somebody is. */
@JCStressTest
@Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "the waiter is told")
@Outcome(id = "false, 1", expect = Expect.ACCEPTABLE, desc = "the exception handler is told")
@Outcome(expect = Expect.FORBIDDEN, desc = "the failure is lost, or told twice")
@State
public class FailureMeetsAbandonment {
    private final EventLoop loop = new EventLoop(new SimulatedIdle());
    private final Queue<Runnable> given = new ArrayDeque<>();
    private final Subscription subscription;
    private final Runnable call;
    private int reports;

    /** Never sleeps. */
    private static final class SimulatedIdle implements IdleWait {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void await(long nanos) {}

        @Override
        public void wakeUp() {}

        @Override
        public void leave() {}

        @Override
        public void close() {}
    }

    public FailureMeetsAbandonment() {
        loop.setExceptionHandler((where, context) -> reports++);
        BlockingCall<Object, RuntimeException> failing = () -> {
            throw new IllegalStateException("blocking code");
        };
        subscription = new Subscription(new ThreadCall<>(failing, given::add, loop), new Signed(1), null);
        subscription.arm();
        call = given.remove();
    }

    @Actor
    public void fails() {
        call.run();
    }

    @Actor
    public void leaves() {
        if (subscription.detach(null)) {
            subscription.unsubscribe();
        }
    }

    @Arbiter
    public void told(ZI_Result r) {
        r.r1 = !(subscription.ending() instanceof Ending.Cancelled);
        loop.stop();
        loop.runForever();
        r.r2 = reports;
    }
}
