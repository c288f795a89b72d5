package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.AsyncSupplier;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.util.function.Supplier;

/** What a coverage tool has to say of each line that has code stands at its end. */
public final class Covered {
    private Covered() {}

    @Async
    static Coroutine<String> all(Supplier<Awaitable<Integer>> later) {
        int sum = await(later.get()); // covered
        sum += await(later.get()) * 2 + await(later.get()); // covered
        if (sum > 0) { // partly
            sum = await(later.get()); // covered
        } else {
            sum = -await(later.get()); // missed
        }
        for (int i = 0; i < 3; i++) { // covered
            if (i == 1) { // covered
                continue; // covered
            }
            sum += await(called(later, i)); // covered
        }
        sum += await(structured(later)); // covered
        return Coroutine.of("sum " + sum); // covered
    }

    @Async
    private static Coroutine<Integer> called(Supplier<Awaitable<Integer>> later, int i) {
        await(later.get()); // covered
        return i == 0 // covered
                ? Coroutine.of(i) // covered
                : tail(later); // covered
    }

    @Async
    private static Coroutine<Integer> tail(Supplier<Awaitable<Integer>> later) {
        return Coroutine.of(await(later.get())); // covered
    }

    @Async
    private static Coroutine<Integer> structured(Supplier<Awaitable<Integer>> later) {
        int sum = 0; // covered
        try {
            sum += await(later.get()); // covered
            await(fails(later)); // thrown
        } catch (IllegalStateException e) { // covered
            sum += await(later.get()); // covered
        } catch (IllegalArgumentException e) { // missed
            sum -= await(later.get()); // missed
        } finally {
            sum += await(later.get()); // covered
        }
        switch (sum) { // partly
            case 0:
                sum = await(later.get()); // missed
                break; // missed
            default:
                sum += await(later.get()); // covered
        }
        AsyncSupplier<Integer, RuntimeException> lambda = () -> { // covered
            int result = await(later.get()); // covered
            return Coroutine.of(result); // covered
        };
        synchronized (later) { // covered
            sum++; // covered
        } // covered
        return Coroutine.of(sum + await(lambda.get())); // covered
    }

    @Async
    private static Coroutine<Void> fails(Supplier<Awaitable<Integer>> later) {
        await(later.get()); // covered
        return Coroutine.failed(new IllegalStateException()); // covered
    }

    @Async
    static Coroutine<Integer> never(Supplier<Awaitable<Integer>> later) {
        int sum = await(later.get()); // missed
        if (sum > 0) { // missed
            return never(later); // missed
        }
        return Coroutine.of(sum); // missed
    }
}
