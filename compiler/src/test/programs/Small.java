package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A small class as there are many: a cache in front of something slow. */
public final class Small {
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Function<String, Coroutine<String>> source;
    private final int limit;

    public Small(Function<String, Coroutine<String>> source, int limit) {
        this.source = Objects.requireNonNull(source);
        this.limit = limit;
    }

    @Async
    public Coroutine<String> find(String key) {
        String value = known.get(key);
        if (value == null) {
            value = await(source.apply(key));
            remember(key, value);
        }
        return Coroutine.of(value);
    }

    private void remember(String key, String value) {
        if (known.size() >= limit) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(key, value);
    }
}
