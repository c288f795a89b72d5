package shop;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.List;

/** Forgets half of what it begins. */
final class Mail {
    private static final AsyncQueue<String> SENT = new AsyncQueue<>();

    private Mail() {}

    public static void main(String[] args) {
        run(deliver(new ArrayList<>()));
    }

    @Async
    static Coroutine<Void> deliver(List<Object> drawer) {
        drawer.add(send("customer"));
        for (String address : each(addresses())) {
            if (address.startsWith("b")) {
                break;
            }
        }
        drawer.add(createTask(bill(), "bill"));
        drawer.add(SENT.put("nothing"));
        await(send("shop"));
        return Coroutine.done();
    }

    @Async
    static Coroutine<Void> send(String to) {
        await(yieldNow());
        System.out.println("mail to the " + to);
        return Coroutine.done();
    }

    @Async
    static AsyncGenerator<String> addresses() {
        emit("anna");
        emit("bruno");
        emit("carla");
        return AsyncGenerator.done();
    }

    @Async
    static Coroutine<Void> bill() {
        await(yieldNow());
        throw new IllegalStateException("no address");
    }
}
