package shop;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Waits for a mail server on the thread of the loop. */
final class Checkout {
    private static final SynchronousQueue<String> ANSWERS = new SynchronousQueue<>();

    private Checkout() {}

    public static void main(String[] args) {
        run(serve(args.length == 0 ? 400 : Long.parseLong(args[0])));
    }

    @Async
    static Coroutine<Void> serve(long answerMillis) {
        await(gather(createTask(browse(), "customer"), createTask(confirm(answerMillis), "checkout")));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> browse() {
        for (int page = 0; page < 10; page++) {
            await(sleep(Duration.ofMillis(5)));
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> confirm(long answerMillis) {
        await(sleep(Duration.ofMillis(20)));
        System.out.println("confirming");
        send(answerMillis);
        await(sleep(Duration.ofMillis(20)));
        return Coroutine.done();
    }

    private static void send(long answerMillis) {
        try {
            ANSWERS.poll(answerMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
