package programs;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.yieldNow;

import io.fermata.Async;
import io.fermata.AsyncSupplier;
import io.fermata.Coroutine;

/** A program to look at through a debugger; comments name its lines. */
public final class Debugged {
    private final int factor = 2;

    public static void main(String[] arguments) {
        new Debugged().start();
    }

    private void start() {
        run(suspends("apples", 3L)); // start
        run(displaces("apples", 7));
        run(doesNotSuspend(4)); // runs what does not suspend
        run(callsAnother(5));
        run(callsALambda(6));
        run(Coroutine.done());
        plain();
    }

    @Async
    private Coroutine<Integer> suspends(String name, long count) {
        int before = name.length(); // before the suspension
        await(yieldNow()); // suspension
        String after = name + count; // after the suspension
        for (int i = 0; i < factor; i++) {
            await(yieldNow()); // suspension in the loop
            before += i; // in the loop
        }
        return Coroutine.of(before + after.length());
    }

    @Async
    private Coroutine<Integer> displaces(String text, int number) {
        String longer = text + number;
        int next = number + 1; // before parameters are over
        await(yieldNow());
        return Coroutine.of(longer.length() + next); // parameters are over
    }

    @Async
    private Coroutine<Integer> doesNotSuspend(int number) {
        int half = await(Coroutine.of(number / factor)); // no suspension
        int all = half * factor; // after no suspension
        return Coroutine.of(all); // result
    }

    @Async
    private Coroutine<Integer> callsAnother(int number) {
        int sum = await(called(number)); // call
        return Coroutine.of(sum); // after the call
    }

    @Async
    private Coroutine<Integer> called(int start) {
        int value = start + 1; // called
        await(yieldNow()); // suspension of the callee
        return Coroutine.of(value); // end of the callee
    }

    @Async
    private Coroutine<Integer> callsALambda(int number) {
        AsyncSupplier<Integer, RuntimeException> lambda = () -> {
            int product = number * factor; // before the suspension of the lambda
            await(yieldNow()); // suspension of the lambda
            return Coroutine.of(product + number); // after the suspension of the lambda
        };
        return Coroutine.of(await(lambda.get()));
    }

    private static void plain() {
        System.out.println("done"); // plain
    }
}
