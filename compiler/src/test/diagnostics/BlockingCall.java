package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.io.Console;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.*;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

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

    @Async
    Coroutine<Void> threads(Thread thread, ScheduledFuture<?> scheduled, FutureTask<?> task, ForkJoinTask<?> fork)
            throws Exception {
        TimeUnit.SECONDS.sleep(1); // FRM103
        thread.join(); // FRM103
        LockSupport.parkNanos(1); // FRM103
        scheduled.get(1, TimeUnit.SECONDS); // FRM103
        task.get(); // FRM103
        fork.join(); // FRM103
        task.run();
        fork.fork();
        LockSupport.unpark(thread);
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> executors(ExecutorService executor, List<Callable<Void>> calls) throws Exception {
        executor.invokeAll(calls); // FRM103
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.SECONDS); // FRM103
        executor.execute(() -> {});
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> synchronizers(
            Condition condition, CyclicBarrier barrier, Phaser phaser, Exchanger<String> exchanger, Semaphore semaphore)
            throws Exception {
        condition.await(); // FRM103
        barrier.await(); // FRM103
        phaser.arriveAndAwaitAdvance(); // FRM103
        exchanger.exchange("x"); // FRM103
        semaphore.acquire(); // FRM103
        semaphore.tryAcquire(1, TimeUnit.SECONDS); // FRM103
        if (semaphore.tryAcquire()) {
            semaphore.release();
            phaser.arrive();
        }
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> queues(
            ArrayBlockingQueue<String> bounded,
            LinkedBlockingQueue<String> linked,
            SynchronousQueue<String> direct,
            PriorityBlockingQueue<String> sorted)
            throws Exception {
        bounded.put("x"); // FRM103
        linked.take(); // FRM103
        direct.offer("x", 1, TimeUnit.SECONDS); // FRM103
        sorted.poll(1, TimeUnit.SECONDS); // FRM103
        sorted.put("never waits");
        linked.offer("does not wait");
        return Coroutine.of(direct.poll() == null ? null : null);
    }

    @Async
    Coroutine<Void> moreQueues(LinkedBlockingDeque<String> deque, LinkedTransferQueue<String> transfer, DelayQueue<Delayed> delayed)
            throws Exception {
        deque.takeLast(); // FRM103
        deque.offerFirst("x", 1, TimeUnit.SECONDS); // FRM103
        transfer.transfer("x"); // FRM103
        delayed.take(); // FRM103
        deque.addLast("does not wait");
        transfer.put("never waits");
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> farAway(HttpClient client, URL url, ServerSocket server, Console console) throws Exception {
        client.send(HttpRequest.newBuilder(URI.create("http://localhost")).build(), BodyHandlers.discarding()); // FRM103
        url.openStream(); // FRM103
        server.accept(); // FRM103
        console.readLine(); // FRM103
        return Coroutine.done();
    }

    /** What is mostly a matter of nanoseconds, or is done elsewhere. */
    @Async
    Coroutine<Integer> notComplainedAbout(ReentrantLock lock, InputStream in, CompletableFuture<String> stage)
            throws Exception {
        lock.lock();
        try {
            await(toThread(
                    () -> {
                        Thread.sleep(1);
                        return Files.readString(Path.of("x"));
                    }));
            stage.getNow("x");
            return Coroutine.of(in.read());
        } finally {
            lock.unlock();
        }
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
