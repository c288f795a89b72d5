package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.check;
import static io.fermata.compiler.oracle.Probe.failing;
import static io.fermata.compiler.oracle.Probe.later;
import static io.fermata.compiler.oracle.Probe.log;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.Generator;
import io.fermata.GeneratorExit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Generators, asynchronous and plain, with {@code emit} in every place. */
public class Generators {
    @Async
    static AsyncGenerator<Integer> count(int end) {
        try {
            for (int i = 0; i < end; i++) {
                emit(i + await(later(10)));
            }
        } finally {
            log(await(later("count closed")));
        }
        return AsyncGenerator.done();
    }

    @Async
    static AsyncGenerator<String> echo(long wide, String name) {
        StringBuilder heard = new StringBuilder(name);
        while (heard.length() < 8) {
            try {
                heard.append(wide).append(Generators.<Object>received(emit(heard.toString())));
            } catch (IllegalStateException e) {
                heard.append('!').append(await(later(e.getMessage())));
            }
        }
        return AsyncGenerator.done();
    }

    static Object received(Object value) {
        return value == null ? "-" : value;
    }

    @Async
    static Generator<Long> fibonacci(int n) {
        long a = 0;
        long b = 1;
        for (int i = 0; i < n; i++) {
            emit(a);
            long next = a + b;
            a = b;
            b = next;
        }
        return Generator.done();
    }

    @Async
    static AsyncGenerator<Object> stubborn() {
        try {
            emit("first");
        } catch (GeneratorExit e) {
            emit("again");
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> asyncForOverAGenerator() {
        List<Integer> seen = new ArrayList<>();
        for (int x : each(count(3))) {
            for (int y : each(count(2))) {
                seen.add(x * y);
            }
        }
        check(List.of(100, 110, 110, 121, 120, 132), seen);
        return Coroutine.of(seen);
    }

    @Async
    public static Coroutine<Object> sendAndFail() {
        AsyncGenerator<String> echo = echo(7L, "n");
        check(true, await(echo.advance()));
        check("n7", echo.current());
        check(true, await(echo.send("x")));
        check("n7x7", echo.current());
        check(true, await(echo.fail(new IllegalStateException("e"))));
        check("n7x7!e7", echo.current());
        check(false, await(echo.advance()));
        check(false, await(echo.send("end")));
        check(false, await(echo.advance()));
        return Coroutine.of("ended");
    }

    @Async
    public static Coroutine<Object> closeRunsFinally() {
        AsyncGenerator<Integer> left = count(9);
        try (left) {
            for (int x : each(left)) {
                if (x == 11) {
                    break;
                }
            }
        }
        check(false, await(left.advance()));
        await(left.closeAsync());
        return Coroutine.of("closed");
    }

    @Async
    public static Coroutine<Object> closeOfAnUnstartedGeneratorRunsNothing() {
        AsyncGenerator<Integer> unstarted = count(9);
        await(unstarted.closeAsync());
        check(false, await(unstarted.advance()));
        return Coroutine.of(await(later("nothing ran")));
    }

    @Async
    public static Coroutine<Object> emitAfterCloseIsAnError() {
        AsyncGenerator<Object> stubborn = stubborn();
        await(stubborn.advance());
        await(later(1));
        try {
            await(stubborn.closeAsync());
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage());
        }
        return Coroutine.of("not reached");
    }

    @Async
    public static Coroutine<Object> firstSendMustBeNull() {
        try {
            await(count(1).send(await(later("early"))));
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage());
        }
        return Coroutine.of("not reached");
    }

    @Async
    public static Coroutine<Object> plainGenerator() {
        List<Long> seen = new ArrayList<>();
        for (long f : fibonacci(10)) {
            seen.add(f + await(later(0L)));
        }
        check(List.of(0L, 1L, 1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L), seen);
        return Coroutine.of(seen);
    }

    @Async
    public static Coroutine<Object> failureEndsTheGenerator() {
        IntFunction<AsyncGenerator<Integer>> failing = start -> {
            emit(start);
            emit(await(failing("lost")));
            return AsyncGenerator.done();
        };
        AsyncGenerator<Integer> generator = failing.apply(5);
        check(true, await(generator.advance()));
        check(5, generator.current());
        try {
            await(generator.advance());
        } catch (IllegalStateException e) {
            log(e.getMessage());
        }
        check(false, await(generator.advance()));
        return Coroutine.of("ended");
    }
}
