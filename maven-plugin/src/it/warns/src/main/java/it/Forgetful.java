package it;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;

public class Forgetful {
    @Async
    static Coroutine<Void> count() {
        await(yieldNow());
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> start() {
        count(); // line 18
        await(yieldNow());
        return Coroutine.done();
    }
}
