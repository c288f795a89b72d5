package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Synchronized blocks entirely between two awaits. */
public class Hazard24SynchronizedBetweenAwaits {
    private static final Object LOCK = new Object();
    private int guarded;

    @Async
    public static Coroutine<Integer> a_block_between_two_awaits() {
        int before = await(later(1));
        int inside;
        synchronized (LOCK) {
            inside = before + (Thread.holdsLock(LOCK) ? 10 : 0);
        }
        log(Thread.holdsLock(LOCK));
        return Coroutine.of(inside + await(later(100)) + (Thread.holdsLock(LOCK) ? 1000 : 0));
    }

    @Async
    public static Coroutine<Integer> in_a_loop_on_this() {
        return new Hazard24SynchronizedBetweenAwaits().count();
    }

    @Async
    private Coroutine<Integer> count() {
        for (int i = 0; i < 3; i++) {
            await(later(i));
            synchronized (this) {
                guarded += i;
                synchronized (LOCK) {
                    guarded++;
                }
            }
            await(later(i));
        }
        return Coroutine.of(guarded);
    }

    @Async
    public static Coroutine<String> left_by_throw_and_by_return() {
        String text = await(later("a"));
        try {
            synchronized (LOCK) {
                if (text.equals("a")) {
                    throw new IllegalStateException("left");
                }
            }
        } catch (IllegalStateException e) {
            text += e.getMessage() + Thread.holdsLock(LOCK) + await(later("!"));
        }
        for (int i = 0; ; i++) {
            synchronized (LOCK) {
                if (i == 1) {
                    return Coroutine.of(text);
                }
            }
            await(later(i));
        }
    }

    @Async
    public static Coroutine<String> awaits_in_the_monitor_expression() {
        synchronized (await(later(LOCK))) {
            log(Thread.holdsLock(LOCK));
        }
        return Coroutine.of("left " + await(later(Thread.holdsLock(LOCK))));
    }
}
