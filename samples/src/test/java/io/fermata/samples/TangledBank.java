package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.taskGroup;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncBarrier;
import io.fermata.AsyncLock;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.Task;
import io.fermata.TaskGroup;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;

/** A thousand tasks in groups, at queues, and two that have taken each other's lock; to be looked at from outside. */
final class TangledBank {
    private static final int BRANCHES = 10;
    private static final int CLERKS = 99;

    private TangledBank() {}

    public static void main(String[] args) throws BrokenBarrierException {
        run(open());
    }

    @Async
    static Coroutine<Void> open() throws BrokenBarrierException {
        AsyncLock accounts = new AsyncLock();
        AsyncLock journal = new AsyncLock();
        AsyncBarrier both = new AsyncBarrier(2);
        return taskGroup(bank -> {
            for (int i = 0; i < BRANCHES; i++) {
                bank.createTask(branch(i), "branch-" + i);
            }
            Task<Void> ledger = bank.createTask(book(accounts, journal, both), "ledger");
            Task<Void> audit = bank.createTask(book(journal, accounts, both), "audit");
            await(gather(ledger, audit, bank.createTask(doors(), "doors")));
            return Coroutine.done();
        });
    }

    @Async
    static Coroutine<Void> branch(int number) {
        AsyncQueue<String> orders = new AsyncQueue<>();
        return taskGroup(branch -> staff(branch, number, orders));
    }

    private static Coroutine<Void> staff(TaskGroup branch, int number, AsyncQueue<String> orders) {
        int clerks = number == 0 ? CLERKS - 4 : CLERKS;
        for (int i = 0; i < clerks; i++) {
            branch.createTask(clerk(orders), "clerk-" + number + "-" + i);
        }
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> clerk(AsyncQueue<String> orders) {
        while (true) {
            await(orders.get());
            orders.taskDone();
        }
    }

    @Async
    static Coroutine<Void> book(AsyncLock first, AsyncLock second, AsyncBarrier both) throws BrokenBarrierException {
        try (var one = await(first.acquire())) {
            await(both.arrive());
            try (var other = await(second.acquire())) {
                System.out.println("booked");
            }
        }
        return Coroutine.done();
    }

    /** Says when everybody has come to rest. */
    @Async
    static Coroutine<Void> doors() {
        for (int i = 0; i < 10; i++) {
            await(yieldNow());
        }
        System.out.println("open");
        await(sleep(Duration.ofHours(1)));
        return Coroutine.done();
    }
}
