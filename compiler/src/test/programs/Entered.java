package programs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.AsyncEntry;
import io.fermata.Asyncio;
import io.fermata.Coroutine;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;

/** Methods that are called by code that knows no coroutines. */
public class Entered {
    /** What is called from outside. */
    @AsyncEntry(Runner.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Entry {
        String value() default "";
    }

    @Entry
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Composed {}

    @Retention(RetentionPolicy.RUNTIME)
    public @interface Note {}

    public static final class Runner {
        public static void run(Coroutine<?> coroutine) {
            result = Asyncio.run(coroutine);
        }
    }

    public interface Declared {
        @Composed
        default Coroutine<String> inherited() {
            await(sleep(Duration.ZERO));
            return Coroutine.of("inherited");
        }
    }

    public static final class Implementing implements Declared {}

    public static Object result;

    @Entry("named")
    <T extends Comparable<T>> Coroutine<String> instance(@Note T first, long second, List<String> third) throws IOException {
        await(sleep(Duration.ZERO));
        if (second < 0) {
            throw new IOException("negative");
        }
        return Coroutine.of("" + first + second + third);
    }

    @Async
    @Entry
    static Coroutine<String> ofAClass(double number) {
        return Coroutine.of(await(sleep(Duration.ZERO, "class" + number)));
    }

    @Async
    static Coroutine<String> caller() throws IOException {
        return Coroutine.of(await(ofAClass(2.5)) + await(new Entered().instance("a", 1, List.of())));
    }
}
