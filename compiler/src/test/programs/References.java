package programs;

import static io.fermata.Asyncio.await;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coroutine;

/** Methods that let go of an object and then suspend; each hands the object to {@code seen} when it has it. */
public class References {
    @Async
    public static Coroutine<String> local(Awaitable<Object> source, Awaitable<String> gate) {
        Object big = await(source);
        String text = big.getClass().getSimpleName();
        return Coroutine.of(text + await(gate));
    }

    @Async
    public static Coroutine<String> localAcrossAnAwait(Awaitable<Object> source, Awaitable<String> gate) {
        Object big = await(source);
        await(Coroutine.done());
        String before = await(gate);
        String text = big.getClass().getSimpleName() + before;
        return Coroutine.of(text + await(gate));
    }

    @Async
    public static Coroutine<String> operand(Awaitable<Object> source, Awaitable<String> gate) {
        return Coroutine.of(join(await(source), await(gate)) + await(gate));
    }

    private static String join(Object any, String text) {
        return any.getClass().getSimpleName() + text;
    }

    @Async
    public static Coroutine<String> parameter(Awaitable<Object> source, Awaitable<String> gate) {
        return Coroutine.of(await(ofCallee(await(source), gate)));
    }

    @Async
    private static Coroutine<String> ofCallee(Object big, Awaitable<String> gate) {
        String text = big.getClass().getSimpleName() + await(gate);
        return Coroutine.of(text + await(gate));
    }

    @Async
    public static Coroutine<String> inPlaceOfAParameter(Awaitable<Object> source, Awaitable<String> gate) {
        return Coroutine.of(await(successor(await(source), gate)));
    }

    @Async
    private static Coroutine<String> successor(Object parameter, Awaitable<String> gate) {
        Object big = new Object[] {parameter}[0];
        String text = await(gate) + big.getClass().getSimpleName();
        Object last = text.length();
        return Coroutine.of(text + await(gate) + last);
    }

    @Async
    public static Coroutine<String> scope(Awaitable<Object> source, Awaitable<String> gate) {
        String text = "";
        {
            Object[] scoped = {await(source)};
            text += scoped[0].getClass().getSimpleName() + await(gate);
            scoped.clone();
        }
        return Coroutine.of(text + await(gate));
    }

    @Async
    public static Coroutine<String> loopVariable(Awaitable<Object> source, Awaitable<String> gate) {
        String text = "";
        for (int i = 0; i < 2; i++) {
            Object each = i == 0 ? await(source) : "second";
            text += await(gate);
            text += each.getClass().getSimpleName();
        }
        return Coroutine.of(text);
    }

    @Async
    public static Coroutine<String> caught(Awaitable<Object> source, Awaitable<String> gate) {
        String text;
        try {
            throw new Carrier(await(source));
        } catch (Carrier e) {
            text = e.load.getClass().getSimpleName() + await(gate);
            e.fillInStackTrace();
        }
        return Coroutine.of(text + await(gate));
    }

    private static class Carrier extends RuntimeException {
        final transient Object load;

        Carrier(Object load) {
            this.load = load;
        }
    }

    @Async
    public static Coroutine<String> droppedResult(Awaitable<Object> source, Awaitable<String> gate) {
        await(source);
        return Coroutine.of(await(gate) + await(gate));
    }

    @Async
    public static Coroutine<String> finishedCallee(Awaitable<Object> source, Awaitable<String> gate) {
        String text = await(local(source, Coroutine.of("callee")));
        return Coroutine.of(text + await(gate) + await(gate));
    }
}
