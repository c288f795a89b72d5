package io.fermata.testkit.bugs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.AsyncLock;
import io.fermata.Coroutine;

/** A balance that is read before an await and written after it: what others deposit meanwhile is lost. */
final class LostUpdate {

    private final AsyncLock lock = new AsyncLock();
    private int balance = 100;

    @Async
    static Coroutine<Void> start() {
        LostUpdate account = new LostUpdate();
        await(gather(account.customer(50, 0), account.customer(30, 3)));
        assertThat(account.balance).isEqualTo(180);
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> customer(int amount, int queueing) {
        await(Work.awaits(queueing));
        await(deposit(amount));
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> deposit(int amount) {
        int before = balance;
        await(Work.awaits(1));
        balance = before + amount;
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> mended() {
        LostUpdate account = new LostUpdate();
        await(gather(account.safeDeposit(50), account.safeDeposit(30)));
        assertThat(account.balance).isEqualTo(180);
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> safeDeposit(int amount) {
        try (var held = await(lock.acquire())) {
            await(deposit(amount));
        }
        return Coroutine.done();
    }
}
