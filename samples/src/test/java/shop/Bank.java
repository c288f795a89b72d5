package shop;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncLock;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;

/** Two of its tasks take two locks in opposite order. */
final class Bank {
    private static final AsyncLock ACCOUNTS = new AsyncLock();
    private static final AsyncLock JOURNAL = new AsyncLock();
    private static final AsyncQueue<String> ORDERS = new AsyncQueue<>();

    private Bank() {}

    public static void main(String[] args) {
        run(open());
    }

    @Async
    static Coroutine<Void> open() {
        createTask(clerk(), "clerk");
        await(taskGroup(group -> {
            group.createTask(transfer(), "transfer-17");
            group.createTask(audit(), "audit");
            return Coroutine.done();
        }));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> clerk() {
        ORDERS.putNowait("open the doors");
        while (true) {
            System.out.println(await(ORDERS.get()));
        }
    }

    @Async
    static Coroutine<Void> transfer() {
        try (var held = await(ACCOUNTS.acquire())) {
            await(yieldNow());
            await(write("from 17 to 4"));
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> write(String entry) {
        try (var held = await(JOURNAL.acquire())) {
            System.out.println(entry);
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> audit() {
        try (var journal = await(JOURNAL.acquire())) {
            await(yieldNow());
            try (var accounts = await(ACCOUNTS.acquire())) {
                System.out.println("audited");
            }
        }
        return Coroutine.done();
    }
}
