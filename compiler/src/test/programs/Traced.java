package programs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.AsyncSupplier;
import io.fermata.Coroutine;
import io.fermata.Task;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Ways for an exception to go up; the comments say where it should have been, in this order. */
public final class Traced {
    private Traced() {}

    static void suspended() {
        run(first()); // main
    }

    @Async
    static Coroutine<Void> first() {
        await(second()); // first
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> second() {
        await(yieldNow());
        await(third()); // second
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> third() {
        await(yieldNow());
        fail(); // third
        return Coroutine.done();
    }

    static void onTheWayBack() {
        run(callsTheThrower()); // main of thrower
    }

    @Async
    static Coroutine<Void> callsTheThrower() {
        await(throwsAfterACall()); // calls the thrower
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> throwsAfterACall() {
        await(yields());
        fail(); // throws after a call
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> yields() {
        await(yieldNow());
        return Coroutine.done();
    }

    private static void fail() {
        throw new IllegalStateException("failed"); // fail
    }

    static void neverSuspended() {
        run(ready()); // main of ready
    }

    @Async
    static Coroutine<Void> ready() {
        await(failsAtOnce()); // ready
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> failsAtOnce() {
        fail(); // fails at once
        return Coroutine.done();
    }

    static void throughALambda() {
        AsyncSupplier<Void, RuntimeException> inner = () -> {
            await(yieldNow());
            fail(); // in the lambda
            return Coroutine.done();
        };
        run(calls(inner)); // main of lambda
    }

    @Async
    static Coroutine<Void> calls(AsyncSupplier<Void, RuntimeException> supplier) {
        await(supplier.get()); // calls the lambda
        return Coroutine.done();
    }

    static void caughtAndThrownAgain() {
        run(throwsAgain()); // main of again
    }

    @Async
    static Coroutine<Void> throwsAgain() {
        await(catches()); // awaits again
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> catches() {
        RuntimeException caught = null;
        try {
            await(third()); // in the try
        } catch (IllegalStateException e) {
            caught = e;
        }
        await(yieldNow());
        throw caught;
    }

    static void madeBeforeASuspension() {
        run(awaitsEarly()); // main of early
    }

    @Async
    static Coroutine<Void> awaitsEarly() {
        await(early()); // awaits early
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> early() {
        RuntimeException early = new IllegalStateException("failed"); // made early
        await(yieldNow());
        throw early;
    }

    static void ofAnotherTask() {
        run(awaitsTask()); // main of task
    }

    @Async
    static Coroutine<Void> awaitsTask() {
        Task<Void> task = createTask(third(), "worker");
        await(task); // awaits the task
        return Coroutine.done();
    }

    static void ofATaskThatHasEnded() {
        run(awaitsLate()); // main of late
    }

    @Async
    static Coroutine<Void> awaitsLate() {
        Task<Void> task = createTask(failsAtOnce(), "worker");
        await(yieldNow());
        await(yieldNow());
        await(task); // awaits what has failed
        return Coroutine.done();
    }

    static void ofATaskThatWasCancelled() {
        run(awaitsCancelled()); // main of cancelled
    }

    @Async
    static Coroutine<Void> awaitsCancelled() {
        Task<Void> task = createTask(rests(), "worker");
        await(yieldNow());
        task.cancel();
        await(task); // awaits what was cancelled
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> rests() {
        await(sleep(Duration.ofDays(1)));
        return Coroutine.done();
    }

    static void gathered() {
        run(gathers()); // main of gather
    }

    @Async
    static Coroutine<Void> gathers() {
        await(gather(third(), third())); // gathers
        return Coroutine.done();
    }

    static void grouped() {
        run(groups()); // main of group
    }

    @Async
    static Coroutine<Void> groups() {
        await(taskGroup(group -> { // groups
            group.createTask(third(), "child");
            return Coroutine.done();
        }));
        return Coroutine.done();
    }

    static void ofAFuture() {
        throwCauseOf(future()); // calls a method with a future
    }

    @Async
    static CompletableFuture<Void> future() {
        fail(); // fails in a future
        return CompletableFuture.completedFuture(null);
    }

    static void ofAFutureLater() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        CompletableFuture<Void> later = later(gate);
        gate.complete(null);
        throwCauseOf(later);
    }

    @Async
    static CompletableFuture<Void> later(CompletableFuture<Void> gate) {
        await(gate);
        fail(); // fails later in a future
        return CompletableFuture.completedFuture(null);
    }

    private static void throwCauseOf(CompletableFuture<Void> future) {
        Throwable[] seen = new Throwable[1];
        future.whenComplete((value, failure) -> seen[0] = failure);
        throw (IllegalStateException) seen[0];
    }

    static void ofTheLibrary() {
        run(takes()); // main of library
    }

    @Async
    static Coroutine<Integer> takes() {
        await(yieldNow());
        return Coroutine.of(new AsyncQueue<Integer>().getNowait()); // takes from the empty queue
    }

    @Async
    static Coroutine<Void> rethrows(RuntimeException constant, int depth) {
        await(yieldNow());
        if (depth == 0) {
            throw constant;
        }
        await(rethrows(constant, depth - 1));
        return Coroutine.done();
    }
}
