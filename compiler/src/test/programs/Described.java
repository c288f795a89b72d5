package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** Methods with everything that a class file can tell about them. */
public class Described<S extends Comparable<S>> {
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Label {
        String value();

        int[] numbers() default {};
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
    public @interface Mark {}

    @Async
    @Deprecated
    @Label(value = "label", numbers = {1, 2})
    @SafeVarargs
    protected final <@Mark T extends S, X extends IOException> Coroutine<Map<T, ? super List<@Mark String>>> described(
            final T first, @Label("second") long second, @Mark List<? extends T>... rest) throws X, InterruptedException {
        @Mark String local = "local";
        int sum = 0;
        for (List<? extends T> each : rest) {
            sum += each.size() + (int) second;
            await(Coroutine.of(local));
        }
        if (sum > 3) {
            double half = sum / 2.0;
            await(Coroutine.of(half));
            sum += (int) half;
        }
        return Coroutine.of(null);
    }

    @Async
    public static Coroutine<Integer> failsOnALine(Awaitable<Integer> first, Awaitable<Integer> second) {
        int a = await(first);
        int b = await(second);

        return Coroutine.of(
                a
                        / b);
    }

    @Async
    private static Coroutine<Integer> caller(Awaitable<Integer> first, Awaitable<Integer> second) {
        return Coroutine.of(await(failsOnALine(first, second)) + 1);
    }
}
