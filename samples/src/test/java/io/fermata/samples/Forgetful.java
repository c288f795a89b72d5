package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** Forgets a coroutine, in a way that no compiler sees, a generator and a task that fails. */
final class Forgetful {
    private Forgetful() {}

    public static void main(String[] args) {
        run(shop(new ArrayList<>()));
    }

    @Async
    static Coroutine<Void> shop(List<Object> drawer) {
        drawer.add(mail("customer"));
        for (String item : each(items())) {
            if (item.startsWith("b")) {
                break;
            }
        }
        drawer.add(createTask(bill(), "bill"));
        drawer.add(items().advance());
        await(mail("shop"));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> mail(String to) {
        await(yieldNow());
        System.out.println("mail to the " + to);
        return Coroutine.done();
    }

    @Async
    static AsyncGenerator<String> items() {
        emit("apple");
        emit("banana");
        emit("cherry");
        return AsyncGenerator.done();
    }

    @Async
    static Coroutine<Void> bill() {
        await(yieldNow());
        throw new IllegalStateException("no address");
    }
}
