package io.fermata;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZL_Result;

/** A foreign awaitable resumes its waiter while that is cancelled, and once more: exactly one of the three counts. */
@JCStressTest
@Outcome(id = "1, false, value", expect = Expect.ACCEPTABLE, desc = "resumed: woken once")
@Outcome(id = "0, true, cancelled", expect = Expect.ACCEPTABLE, desc = "cancelled: whoever cancels wakes it")
@Outcome(expect = Expect.FORBIDDEN, desc = "woken twice or never, or with the wrong ending")
@State
public class CompletionMeetsCancellation {
    private final Signed waiter = new Signed(1);
    private final Subscription subscription = new Subscription(k -> {}, waiter, null);

    public CompletionMeetsCancellation() {
        subscription.arm();
    }

    @Actor
    public void completes() {
        subscription.resume("value");
    }

    @Actor
    public void cancels(IZL_Result r) {
        r.r2 = subscription.detach("cancelled");
    }

    @Arbiter
    public void ending(IZL_Result r) {
        subscription.resume("late");
        r.r1 = waiter.runs;
        Object ending = subscription.ending();
        r.r3 = ending instanceof Ending.Failed failed ? failed.failure.getMessage() : ending;
    }
}
