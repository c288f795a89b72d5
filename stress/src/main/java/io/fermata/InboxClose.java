package io.fermata;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A push meets the close of the loop: it may be refused or dropped, but after the close everything is refused. */
@JCStressTest
@Outcome(
        id = {"false, false", "true, false"},
        expect = Expect.ACCEPTABLE,
        desc = "the second push is refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "a closed inbox takes something")
@State
public class InboxClose {
    private final Inbox inbox = new Inbox();

    @Actor
    public void other(ZZ_Result r) {
        r.r1 = inbox.push(new Signed(1)) != Inbox.Push.REFUSED;
    }

    @Actor
    public void loop() {
        inbox.close();
    }

    @Arbiter
    public void later(ZZ_Result r) {
        r.r2 = inbox.push(new Signed(2)) != Inbox.Push.REFUSED;
    }
}
