package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.function.Supplier;

/** Monitors that are held between awaits, never across one, in every construct. */
public class SynchronizedEverywhere {
    private int count;

    private synchronized int increment(int by) {
        return count += by;
    }

    @Async
    public static Coroutine<String> synchronized_methods_called_between() {
        SynchronizedEverywhere object = new SynchronizedEverywhere();
        int first = object.increment(await(later(2))) + object.increment(await(later(3)));
        return Coroutine.of(first + " " + object.count + " " + Thread.holdsLock(object));
    }

    @Async
    public static Coroutine<String> nested_monitors() {
        Object a = await(later(new Object()));
        Object b = new Object();
        String all = "";
        for (int i = 0; i < 3; i++) {
            synchronized (a) {
                synchronized (i == 1 ? a : b) {
                    all += Thread.holdsLock(a) + "" + Thread.holdsLock(b) + " ";
                    if (i == 1) {
                        continue;
                    }
                }
                all += Thread.holdsLock(b) + " ";
            }
            all += Thread.holdsLock(a) + await(later(";"));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> left_by_a_failure_into_an_awaiting_handler() {
        Object lock = new Object();
        String all = "";
        for (int i = 0; i < 3; i++) {
            try {
                synchronized (lock) {
                    if (i > 0) {
                        throw new IllegalStateException("in " + 4 / (i - 1));
                    }
                    all += "held ";
                }
            } catch (IllegalStateException | ArithmeticException e) {
                all += Thread.holdsLock(lock) + await(later(" ")) + e.getMessage();
            } finally {
                all += Thread.holdsLock(lock) + await(later(";"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_lambda_made_while_holding() {
        Object lock = new Object();
        Supplier<Coroutine<Boolean>> supplier;
        synchronized (lock) {
            boolean held = Thread.holdsLock(lock);
            supplier = () -> Coroutine.of(held & !Thread.holdsLock(await(later(lock))));
        }
        return Coroutine.of("" + await(supplier.get()));
    }

    @Async
    public static Coroutine<String> values_kept_over_a_monitor() {
        long wide = await(later(1L << 40));
        int[] cells = {1, 2};
        synchronized (cells) {
            wide += cells[0];
            cells[1] = (int) (wide & 7);
        }
        String text = wide + await(later("-")) + cells[1];
        synchronized (SynchronizedEverywhere.class) {
            text += cells.length;
        }
        return Coroutine.of(text + await(later(wide)));
    }
}
