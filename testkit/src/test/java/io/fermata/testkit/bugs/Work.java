package io.fermata.testkit.bugs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Stands for whatever else a program awaits: a query, a request, a file. */
final class Work {

    private Work() {}

    /** Suspends a number of times. */
    @Async
    static Coroutine<Void> awaits(int times) {
        for (int i = 0; i < times; i++) {
            await(yieldNow());
        }
        return Coroutine.done();
    }
}
