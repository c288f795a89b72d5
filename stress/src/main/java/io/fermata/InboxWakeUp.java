package io.fermata;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A push meets a loop that falls asleep: the loop stays awake, or the push has to wake it. */
@JCStressTest
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "pushed before: the loop does not sleep")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "asleep before: the push wakes the loop")
@Outcome(expect = Expect.FORBIDDEN, desc = "a wake-up is lost, or sent to nobody")
@State
public class InboxWakeUp {
    private final Inbox inbox = new Inbox();

    @Actor
    public void other(ZZ_Result r) {
        r.r1 = inbox.push(new Signed(1)) == Inbox.Push.QUEUED_WAKE_UP;
    }

    @Actor
    public void loop(ZZ_Result r) {
        r.r2 = inbox.fallAsleep();
    }
}
