package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.AsyncIterable;
import io.fermata.Coroutine;

class EachOutsideLoop {
    @Async
    Coroutine<Integer> kept(AsyncIterable<String> source) {
        Iterable<String> kept = each(source); // FRM011
        int count = 0;
        for (String ignored : kept) {
            count++;
        }
        for (String ignored : each(source)) {
            count++;
        }
        return Coroutine.of(count);
    }
}
