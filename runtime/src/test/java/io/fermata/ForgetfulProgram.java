package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;

import forgetful.Shop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that leaves things lying about; run by {@link ForgottenTest} in debug mode from the start. */
final class ForgetfulProgram {
    private static final AtomicInteger REPORTS = new AtomicInteger();

    private ForgetfulProgram() {}

    /** A generator that stops at its first value. */
    private static final class Items extends Coroutine<Object> {
        @Override
        protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
            if (failure != null) {
                throw failure;
            }
            e.emit("item");
            return e.emitted(this, 1);
        }

        @Override
        protected StackTraceElement location() {
            return location("shop.Shop", "items", "Shop.java", "\7");
        }
    }

    public static void main(String[] arguments) {
        Coroutine<?> madeOffTheLoop = Shop.mail();
        EventLoop loop = EventLoop.create();
        loop.setSlowCallbackDuration(Duration.ofHours(1));
        loop.setExceptionHandler((where, context) -> {
            REPORTS.incrementAndGet();
            System.out.println(context.message());
        });
        Runner.run(
                new Script<>()
                        .then(ForgetfulProgram::forget)
                        .repeat(100, v -> collected())
                        .then(() -> System.out.println("the end is near"))
                        .await(v -> Shop.mail())
                        .await(v -> createTask(Shop.mail()))
                        .await(v -> Execution.asyncGenerator(new Items()).advance())
                        .then(Shop::mail),
                loop);
        madeOffTheLoop.begin();
    }

    private static void forget() {
        Shop.mail();
        Coroutine.of("not worth a word");
    }

    /** Lets the collector work until it has been heard of; a loop listens when it has nothing else to do. */
    private static Awaitable<?> collected() {
        if (Unawaited.TRACKED && REPORTS.get() == 0) {
            System.gc();
        }
        return sleep(Duration.ofNanos(1));
    }
}
