package io.fermata;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** The last blocking call ends while the loop begins to wait for that: the wait ends. */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "the wait has ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "it waits for ever")
@State
public class LastBlockingCall {
    private final Queue<Runnable> iterations = new ArrayDeque<>();
    private final EventLoop loop = EventLoop.drivenBy(iterations::add);
    private final BlockingCalls calls = loop.blockingCalls;
    private @Nullable Promise<@Nullable Void> idle;

    public LastBlockingCall() {
        calls.begin(Runnable::run, () -> {});
    }

    @Actor
    public void call() {
        calls.end();
    }

    @Actor
    public void loop() {
        idle = calls.idle();
    }

    @Arbiter
    public void waited(Z_Result r) {
        loop.runReady();
        r.r1 = idle != null && idle.isDone();
    }
}
