package io.fermata;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A coroutine without a loop is resumed and cancelled at once: it goes on exactly once, on either thread. */
@JCStressTest
@Outcome(id = "11", expect = Expect.ACCEPTABLE, desc = "took the value, then ended")
@Outcome(id = "12", expect = Expect.ACCEPTABLE, desc = "took the cancellation, then ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "resumed twice or never")
@State
public class HandDrivenCancellation {
    private final CompletableFuture<String> awaited = new CompletableFuture<>();
    private int steps;
    private int seen;
    private int ends;
    private final HandDriver driver = new HandDriver(new Body(), new Counting());

    public HandDrivenCancellation() {
        driver.start();
    }

    private final class Body extends Coroutine<@Nullable Object> {
        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
                throws Throwable {
            if (Execution.state(this) <= 0) {
                e.await(awaited);
                return e.suspend(this, 1);
            }
            steps++;
            seen = failure == null ? 1 : 2;
            return null;
        }
    }

    private final class Counting implements Continuation<@Nullable Object> {
        @Override
        public void resume(@Nullable Object value) {
            ends++;
        }

        @Override
        public void fail(Throwable failure) {
            ends += 100;
        }
    }

    @Actor
    public void completes() {
        awaited.complete("value");
    }

    @Actor
    public void cancels() {
        driver.cancel();
    }

    @Arbiter
    public void ended(I_Result r) {
        r.r1 = steps == 1 ? ends * 10 + seen : -steps;
    }
}
