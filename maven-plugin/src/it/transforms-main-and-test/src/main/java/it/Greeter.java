package it;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.Coroutine;

public class Greeter {
    @Async
    Coroutine<String> greet(String name) {
        String greeting = "Hello, ";
        await(yieldNow());
        return Coroutine.of(greeting + await(polite(name)));
    }

    @Async
    private static Coroutine<String> polite(String name) {
        await(yieldNow());
        return Coroutine.of("dear " + name);
    }

    public static void main(String[] arguments) {
        System.out.println(run(new Greeter().greet("agent")));
    }
}
