package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Continuation;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** Awaitables that resume more often than once, before they return, or both; threads are the matter of ThreadsTest. */
public class Hazard27LateResumptions {
    /** Resumes with 1, then again with 2, then fails. */
    static final class Insistent implements Awaitable<Integer> {
        @Override
        public void subscribe(Continuation<? super Integer> waiter) {
            waiter.resume(1);
            waiter.resume(2);
            waiter.fail(new IllegalStateException("too late"));
        }
    }

    /** Keeps its waiters and resumes all of them whenever another one comes. */
    static final class Repeating implements Awaitable<Integer> {
        private final List<Continuation<? super Integer>> waiters = new ArrayList<>();

        @Override
        public void subscribe(Continuation<? super Integer> waiter) {
            waiters.add(waiter);
            int number = waiters.size();
            for (Continuation<? super Integer> each : new ArrayList<>(waiters)) {
                each.resume(number);
            }
        }
    }

    static final class FailingSubscription implements Awaitable<Integer> {
        private final boolean resumed;

        FailingSubscription(boolean resumed) {
            this.resumed = resumed;
        }

        @Override
        public void subscribe(Continuation<? super Integer> waiter) {
            if (resumed) {
                waiter.resume(3);
            }
            throw new IllegalArgumentException("subscribe");
        }
    }

    @Async
    public static Coroutine<String> a_second_resumption_does_nothing() {
        String all = "";
        for (int i = 0; i < 3; i++) {
            all += await(new Insistent()) + await(later("-"));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> an_earlier_waiter_is_resumed_again() {
        Repeating repeating = new Repeating();
        int first = await(repeating);
        int second = await(repeating);
        long between = await(later(7L));
        int third = await(repeating);
        return Coroutine.of(first + " " + second + " " + between + " " + third);
    }

    @Async
    public static Coroutine<String> a_subscription_that_throws() {
        try {
            return Coroutine.of("not reached " + await(new FailingSubscription(false)));
        } catch (IllegalArgumentException e) {
            return Coroutine.of(e.getMessage() + await(later("!")));
        }
    }

    @Async
    public static Coroutine<String> two_awaits_of_one_expression() {
        Repeating repeating = new Repeating();
        return Coroutine.of(await(repeating) + await(later(10)) * await(repeating) + "/" + await(new Insistent()));
    }
}
