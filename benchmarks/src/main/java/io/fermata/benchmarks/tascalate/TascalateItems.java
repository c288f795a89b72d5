package io.fermata.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;

import java.util.concurrent.CompletableFuture;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;
import net.tascalate.javaflow.SuspendableIterator;

/** An async generator of numbers. */
public final class TascalateItems {

    /** Takes {@code items} numbers from it. */
    public int run(int items) {
        return sum(items).join();
    }

    @async
    private static CompletableFuture<Integer> sum(int items) {
        int sum = 0;
        try (SuspendableIterator<Integer> numbers = numbers(items).valuesIterator()) {
            while (numbers.hasNext()) {
                sum += numbers.next();
            }
        }
        return async(sum);
    }

    @async
    private static AsyncGenerator<Integer> numbers(int items) {
        for (int i = 0; i < items; i++) {
            CallContext.yield(i & 63);
        }
        return CallContext.yield();
    }
}
