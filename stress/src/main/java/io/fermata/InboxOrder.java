package io.fermata;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Another thread pushes while the loop pushes and empties its inbox: everything arrives once, in its thread's order. */
@JCStressTest
@Outcome(
        id = {"123", "132", "312"},
        expect = Expect.ACCEPTABLE,
        desc = "1 before 2")
@Outcome(expect = Expect.FORBIDDEN, desc = "something is lost, doubled or out of order")
@State
public class InboxOrder {
    private final Inbox inbox = new Inbox();
    private final Ring ready = new Ring();

    @Actor
    public void other() {
        inbox.push(new Signed(1));
        inbox.push(new Signed(2));
    }

    @Actor
    public void loop() {
        inbox.push(new Signed(3));
        inbox.drainTo(ready);
    }

    @Arbiter
    public void rest(I_Result r) {
        inbox.drainTo(ready);
        r.r1 = Signed.digits(ready);
    }
}
