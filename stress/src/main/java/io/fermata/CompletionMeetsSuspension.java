package io.fermata;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/** A foreign awaitable resumes its waiter while that suspends: it is woken, or does not suspend. */
@JCStressTest
@Outcome(id = "1, true", expect = Expect.ACCEPTABLE, desc = "suspended, then woken once")
@Outcome(id = "0, false", expect = Expect.ACCEPTABLE, desc = "resumed first: it goes on by itself")
@Outcome(expect = Expect.FORBIDDEN, desc = "sleeps for ever, or runs twice")
@State
public class CompletionMeetsSuspension {
    private final Signed waiter = new Signed(1);
    private final Subscription subscription = new Subscription(k -> {}, waiter, null);

    @Actor
    public void completes() {
        subscription.resume("value");
    }

    @Actor
    public void suspends(IZ_Result r) {
        r.r2 = subscription.arm();
    }

    @Arbiter
    public void woken(IZ_Result r) {
        r.r1 = waiter.runs;
    }
}
