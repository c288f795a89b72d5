package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncIterable;
import io.fermata.Coroutine;
import io.fermata.GeneratorExit;

/** How asynchronous generators end: closed, failed from outside and from inside, left in the middle. */
public class GeneratorEnds {
    @Async
    static AsyncGenerator<String> nested() {
        try {
            emit("1");
            try {
                emit("2");
                try {
                    emit("3");
                } finally {
                    log(await(later("innermost")));
                }
            } catch (IllegalStateException e) {
                log("caught " + e.getMessage());
                emit("caught");
            } finally {
                log(await(later("middle")));
            }
            emit("4");
        } finally {
            log(await(later("outermost")));
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> closed_at_every_depth() {
        for (int stop = 0; stop < 5; stop++) {
            log("stop at " + stop);
            AsyncGenerator<String> generator = nested();
            for (int i = 0; i < stop; i++) {
                await(generator.advance());
            }
            await(generator.closeAsync());
            check(false, await(generator.advance()));
        }
        return Coroutine.of("closed");
    }

    @Async
    public static Coroutine<String> failed_at_every_depth() {
        String all = "";
        for (int stop = 1; stop < 5; stop++) {
            AsyncGenerator<String> generator = nested();
            for (int i = 0; i < stop; i++) {
                await(generator.advance());
            }
            try {
                all += await(generator.fail(new IllegalStateException("f" + stop))) + generator.current();
                all += await(generator.advance()) + generator.current();
            } catch (IllegalStateException e) {
                all += e.getMessage();
            }
            all += ";";
        }
        return Coroutine.of(all);
    }

    @Async
    static AsyncGenerator<Integer> finallyFails(boolean awaited) {
        try {
            emit(1);
        } finally {
            if (awaited) {
                await(failing("awaited in finally"));
            }
            log("not reached when awaited");
            throw new IllegalArgumentException("thrown in finally");
        }
    }

    @Async
    public static Coroutine<String> a_finally_that_fails_while_closing() {
        String all = "";
        for (boolean awaited : new boolean[] {true, false}) {
            AsyncGenerator<Integer> generator = finallyFails(awaited);
            await(generator.advance());
            try {
                await(generator.closeAsync());
            } catch (RuntimeException e) {
                all += e + await(later(";"));
            }
            all += await(generator.advance());
        }
        return Coroutine.of(all);
    }

    @Async
    static AsyncGenerator<Integer> swallowing() {
        while (true) {
            try {
                emit(1);
            } catch (GeneratorExit e) {
                log(await(later("exit seen")));
                return AsyncGenerator.done();
            } catch (RuntimeException e) {
                log(e.getMessage());
            }
        }
    }

    @Async
    public static Coroutine<String> an_exit_that_is_swallowed() {
        AsyncGenerator<Integer> generator = swallowing();
        check(true, await(generator.advance()));
        check(true, await(generator.fail(new RuntimeException("one"))));
        check(true, await(generator.fail(new RuntimeException("two"))));
        await(generator.closeAsync());
        return Coroutine.of("" + await(generator.advance()));
    }

    @Async
    static AsyncGenerator<Integer> returnsFromFinally() {
        int i = 0;
        while (true) {
            try {
                emit(i++);
            } finally {
                if (i == await(later(3))) {
                    return AsyncGenerator.done();
                }
            }
        }
    }

    @Async
    public static Coroutine<String> a_return_in_finally() {
        int sum = 0;
        for (int x : each(returnsFromFinally())) {
            sum += x + 1;
        }
        return Coroutine.of("sum " + sum);
    }

    @Async
    static AsyncGenerator<Integer> failsAfter(int n, Throwable failure) throws Throwable {
        for (int i = 0; i < n; i++) {
            emit(i);
        }
        if (n % 2 == 0) {
            throw failure;
        }
        await(failing(failure));
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> a_failure_reaches_the_loop() throws Throwable {
        StringBuilder all = new StringBuilder();
        for (int n = 0; n < 4; n++) {
            Throwable failure = n < 2 ? new java.io.IOException("io " + n) : new StackOverflowError("so " + n);
            try {
                for (int x : each(failsAfter(n, failure))) {
                    all.append(x);
                }
                all.append("not reached");
            } catch (java.io.IOException | StackOverflowError e) {
                all.append(e == failure).append(await(later(e.getMessage()))).append(' ');
            }
        }
        return Coroutine.of(all.toString());
    }

    @Async
    static AsyncGenerator<Object> outerOf(AsyncGenerator<String> inner) {
        try (AsyncGenerator<String> source = inner) {
            for (String x : each(source)) {
                emit("outer " + x);
            }
        } finally {
            log(await(later("outer left")));
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> closing_closes_what_it_uses() {
        try (AsyncGenerator<Object> outer = outerOf(nested())) {
            for (Object x : each(outer)) {
                log(x);
                if (x.equals("outer 3")) {
                    break;
                }
            }
        }
        return Coroutine.of(await(later("left")));
    }

    @Async
    public static Coroutine<String> left_by_a_failure_of_the_consumer() {
        try (AsyncGenerator<String> generator = nested()) {
            for (String x : each(generator)) {
                log(x);
                if (x.equals("2")) {
                    await(failing("consumer"));
                }
            }
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + e.getSuppressed().length);
        }
        return Coroutine.of("not reached");
    }

    @Async
    public static Coroutine<String> a_failing_close_is_suppressed() {
        try (AsyncGenerator<Integer> generator = finallyFails(false)) {
            await(generator.advance());
            throw new IllegalStateException("body");
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + await(later(1)) + e.getSuppressed()[0]);
        }
    }

    @Async
    static Coroutine<Integer> firstOf(AsyncIterable<Integer> source) {
        for (int x : each(source)) {
            return Coroutine.of(x);
        }
        return Coroutine.of(-1);
    }

    @Async
    public static Coroutine<String> left_early_and_gone_on_with() {
        AsyncGenerator<Integer> generator = swallowing();
        int first = await(firstOf(generator));
        int second = await(firstOf(generator));
        await(generator.closeAsync());
        return Coroutine.of(first + " " + second + " " + await(firstOf(generator)));
    }

    @Async
    static AsyncGenerator<Integer> delegate(int depth) {
        if (depth > 0) {
            for (int x : each(delegate(depth - 1))) {
                emit(x + 1);
            }
        } else {
            emit(0);
            emit(await(later(10)));
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> a_chain_of_delegates() {
        String all = "";
        for (int x : each(delegate(40))) {
            all += x + " ";
        }
        return Coroutine.of(all);
    }

    static final class Plain implements AutoCloseable {
        @Override
        public void close() {
            log("closed");
        }
    }

    @Async
    static AsyncGenerator<String> returnsWhileHolding(Object lock, boolean early) {
        try (Plain plain = new Plain()) {
            synchronized (lock) {
                if (early) {
                    return AsyncGenerator.done();
                }
            }
        }
        emit("late " + await(later(Thread.holdsLock(lock))));
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> a_return_that_closes_and_releases() {
        String all = "";
        for (boolean early : new boolean[] {true, false}) {
            for (String x : each(returnsWhileHolding(all, early))) {
                all += x;
            }
        }
        return Coroutine.of(all);
    }
}
