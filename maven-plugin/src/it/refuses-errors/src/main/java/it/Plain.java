package it;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;

public class Plain {
    @Async
    Coroutine<Void> fine() {
        await(yieldNow());
        return Coroutine.done();
    }

    void plain() {
        await(yieldNow()); // line 17
    }
}
