package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class NeverAwaited {
    @Async
    Coroutine<String> count(long wide) {
        return Coroutine.of("x");
    }

    @Async
    CompletableFuture<Void> eager() {
        return CompletableFuture.completedFuture(null);
    }

    @Async
    Coroutine<Void> async() {
        count(1L); // FRM101
        await(count(2L));
        eager();
        sleep(Duration.ofSeconds(1)); // FRM101
        yieldNow();
        createTask(count(3L));
        Coroutine<String> kept = count(4L);
        List<Coroutine<String>> all = new ArrayList<>();
        all.add(count(5L));
        all.add(kept);
        for (Coroutine<String> each : all) {
            await(each);
        }
        if (all.isEmpty()) this.count(6L); // FRM101
        Runnable lambda = () -> count(7L); // FRM101
        try {
            await(count(7L));
        } finally {
            count(7L); // FRM101
        }
        return Coroutine.done();
    }

    void plain() {
        new NeverAwaited().count(8L); // FRM101
        run(count(9L));
        Coroutine.of(1); // FRM101
    }
}
