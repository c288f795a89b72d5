package diagnostics;

import io.fermata.Async;
import io.fermata.AsyncIterable;
import io.fermata.Asyncio;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

class AwaitReference {
    static Coroutine<String> text(Object any) {
        return Coroutine.of("text");
    }

    @Async
    static Coroutine<List<String>> all(List<Coroutine<String>> coroutines) {
        List<String> all =
                coroutines.stream().map(Asyncio::await).collect(Collectors.toList()); // FRM006
        return Coroutine.of(all);
    }

    static void plain() {
        Function<Awaitable<String>, String> f = Asyncio::await; // FRM006
        Function<CompletionStage<String>, String> g = Asyncio::await; // FRM006
        Function<AsyncIterable<String>, Iterable<String>> h = Asyncio::each; // FRM006
        Function<Object, String> i = Asyncio::emit; // FRM006
        Function<Object, Coroutine<String>> fine = AwaitReference::text;
    }
}
