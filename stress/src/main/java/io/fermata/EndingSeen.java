package io.fermata;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A thread that sees that something has ended sees the value, and what was written before. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "not ended yet")
@Outcome(id = "7", expect = Expect.ACCEPTABLE, desc = "ended, and all of it is there")
@Outcome(expect = Expect.FORBIDDEN, desc = "an ending half seen")
@State
public class EndingSeen {
    private final EventLoop loop = EventLoop.drivenBy(command -> {});
    private final Promise<Object> promise = loop.createPromise();

    /** Its field is neither final nor volatile. */
    private static final class Box {
        int content;
    }

    @Actor
    public void loop() {
        Box box = new Box();
        box.content = 7;
        promise.complete(box);
    }

    @Actor
    public void other(I_Result r) {
        r.r1 = promise.isDone() && promise.resultNow() instanceof Box box ? box.content : 0;
    }
}
