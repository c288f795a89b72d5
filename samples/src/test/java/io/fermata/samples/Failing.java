package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.Task;

/** Prints the stack trace of a failure that has crossed two methods, a task and the one who awaits it. */
final class Failing {
    private Failing() {}

    public static void main(String[] args) {
        run(checkout());
    }

    @Async
    static Coroutine<Void> checkout() {
        try {
            await(order());
        } catch (IllegalStateException e) {
            for (StackTraceElement frame : e.getStackTrace()) {
                System.out.println(frame);
            }
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> order() {
        Task<Void> reserving = createTask(reserve(), "reserving");
        await(yieldNow());
        await(reserving);
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> reserve() {
        await(take());
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> take() {
        await(yieldNow());
        await(yieldNow());
        throw new IllegalStateException("sold out");
    }
}
