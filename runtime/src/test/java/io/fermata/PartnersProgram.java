package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.observe.TaskSnapshot;

/** Prints who is known to have used what its tasks wait for; run by {@link PartnersTest} in debug mode from the start. */
final class PartnersProgram {
    private static final AsyncQueue<String> QUEUE = new AsyncQueue<>();
    private static final AsyncSemaphore PERMITS = new AsyncSemaphore(3);

    private PartnersProgram() {}

    public static void main(String[] arguments) {
        EventLoop loop = EventLoop.create();
        Runner.run(
                new Script<>()
                        .await(v -> createTask(putTwice(), "first"))
                        .await(v -> createTask(putTwice(), "second"))
                        .await(v -> createTask(putTwice(), "third"))
                        .await(v -> createTask(putTwice(), "fourth"))
                        .then(() -> loop.callSoon(() -> QUEUE.putNowait("nobody's")))
                        .repeat(2, v -> yieldNow())
                        .then(PartnersProgram::empty)
                        .then(() -> createTask(new Script<>().await(v -> QUEUE.get()), "reader"))
                        .await(v -> createTask(new Script<>().await(w -> PERMITS.acquire()), "gone"))
                        .repeat(2, v -> PERMITS.acquire())
                        .then(PERMITS::release)
                        .then(() -> loop.callSoon(PERMITS::release))
                        .repeat(2, v -> yieldNow())
                        .repeat(2, v -> PERMITS.acquire())
                        .then(() -> createTask(new Script<>().await(v -> PERMITS.acquire()), "late"))
                        .repeat(2, v -> yieldNow())
                        .then(() -> print(loop)),
                loop);
    }

    private static Script<Object> putTwice() {
        return new Script<>().then(() -> QUEUE.putNowait("one")).then(() -> QUEUE.putNowait("another"));
    }

    private static void empty() {
        while (QUEUE.size() > 0) {
            QUEUE.getNowait();
        }
    }

    private static void print(EventLoop loop) {
        for (TaskSnapshot task : loop.snapshot().tasks()) {
            if (task.waitsFor() != null) {
                System.out.println(task.name() + ": " + task.waitsFor().text());
            }
        }
    }
}
