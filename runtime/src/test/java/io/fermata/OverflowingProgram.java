package io.fermata;

import java.util.concurrent.atomic.AtomicInteger;

/** A future's body that calls itself until the stack overflows. */
final class OverflowingProgram {

    private OverflowingProgram() {}

    public static void main(String[] args) {
        fail(300); // so that all classes are there before there is no room to load them
        fail(Integer.MAX_VALUE);
    }

    private static void fail(int levels) {
        try {
            Asyncio.run(levels(levels));
        } catch (StackOverflowError e) {
            System.out.println("overflow");
        } catch (IllegalStateException e) {
            System.out.println("bottom");
        }
    }

    private static Coroutine<Object> levels(int most) {
        AtomicInteger levels = new AtomicInteger();
        return new Script<>().await(v -> Execution.startFuture(level(levels, most)));
    }

    private static Coroutine<Object> level(AtomicInteger levels, int most) {
        return new Script<>()
                .await(v -> levels.incrementAndGet() < most
                        ? Execution.startFuture(level(levels, most))
                        : Coroutine.failed(new IllegalStateException()));
    }
}
