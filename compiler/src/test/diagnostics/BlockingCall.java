package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

class BlockingCall {
    @Async
    Coroutine<Void> async(
            Future<String> future, CompletableFuture<String> stage, CountDownLatch latch, BlockingQueue<String> queue)
            throws Exception {
        Thread.sleep(1); // FRM103
        String value = future.get(); // FRM103
        value += stage.get(); // FRM103
        value += stage.join(); // FRM103
        latch.await(); // FRM103
        queue.put(queue.take()); // FRM103 FRM103
        synchronized (latch) {
            latch.wait(); // FRM103
        }
        Runnable lambda = () -> stage.join();
        queue.offer(await(stage));
        return Coroutine.done();
    }

    @Async
    CompletableFuture<String> eager(ExecutorService executor, Process process) throws Exception {
        process.waitFor(); // FRM103
        return executor.submit(() -> "x").get() == null ? null : CompletableFuture.completedFuture("y"); // FRM103
    }

    void plain(CountDownLatch latch) throws Exception {
        Thread.sleep(1);
        latch.await();
    }

    @Async
    Coroutine<String> offTheLoop(CompletableFuture<String> stage) {
        return Coroutine.of(await(stage));
    }
}
