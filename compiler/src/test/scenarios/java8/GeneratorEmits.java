package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncGenerator;
import io.fermata.AsyncIterable;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code emit} in every kind of expression and statement of an asynchronous generator. */
public class GeneratorEmits {
    @Async
    static <T> Coroutine<Object> collect(AsyncIterable<T> source) {
        List<T> all = new ArrayList<>();
        for (T x : each(source)) {
            all.add(x);
        }
        return Coroutine.of(all);
    }

    /** Sends the numbers from 1 and notes what comes. */
    @Async
    static Coroutine<Object> converse(AsyncGenerator<?> generator) {
        List<Object> heard = new ArrayList<>();
        boolean more = await(generator.advance());
        for (int i = 1; more; i++) {
            heard.add(generator.current());
            more = await(generator.send(i));
        }
        return Coroutine.of(heard);
    }

    @Async
    static AsyncGenerator<Object> inConditions(int n) {
        boolean big = n > 2 ? emit("then") != null : emit("else") == null;
        emit(big);
        if (emit("if") == null || (Object) emit("or") != null && n < await(later(9))) {
            emit("inside");
        }
        while (emit(n--) != null && n > 0) {
            emit("turn " + n);
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> in_conditions() {
        return Coroutine.of(await(collect(inConditions(5))) + "" + await(converse(inConditions(3))));
    }

    @Async
    static AsyncGenerator<Object> amongOperands(long wide, double half) {
        int[] cells = {1, 2, 3};
        long sum = wide + Asyncs.<Integer>number(emit(wide)) * cells[Asyncs.<Integer>number(emit("index"))];
        cells[Asyncs.number(emit("target"))] += await(later(5)) + Asyncs.number(emit(half));
        String text = "s" + sum + emit(1) + (half + Asyncs.number(emit('c'))) + await(later(2L)) + emit(null);
        emit(text);
        emit(Arrays.toString(cells));
        emit(new StringBuilder(String.valueOf((Object) emit("argument"))).append((Object) emit("another")).toString());
        return AsyncGenerator.done();
    }

    static final class Asyncs {
        static <T> int number(Object sent) {
            return sent == null ? 0 : (Integer) sent % 3;
        }
    }

    @Async
    public static Coroutine<Object> among_operands() {
        return Coroutine.of(await(converse(amongOperands(1L << 40, 0.5))) + "" + await(collect(amongOperands(2, 2.5))));
    }

    @Async
    static AsyncGenerator<Object> everyPrimitive(byte b, short s, char c, boolean z, float f) {
        int i = b + s;
        long j = (long) i << 33;
        double d = f / 2;
        emit(b);
        emit(s);
        emit(c);
        emit(z);
        emit(f);
        b += (byte) 120;
        s--;
        c++;
        z ^= await(later(true));
        emit("" + b + s + c + z + f + i + j + d);
        emit(d > f ? d : j);
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> of_every_primitive() {
        return Coroutine.of(await(collect(everyPrimitive((byte) 100, (short) -32768, 'x', true, 1.5f))));
    }

    @Async
    static AsyncGenerator<Object> inSwitch() {
        for (int i = 0; i < 5; i++) {
            switch (i) {
                case 0:
                    emit("zero");
                case 1:
                    emit("one or through");
                    break;
                case 3:
                    if (emit("three") == null) {
                        continue;
                    }
                    break;
                default:
                    emit(await(later("default " + i)));
            }
            switch (String.valueOf((Object) emit("asked"))) {
                case "null":
                    emit("nothing");
                    break;
                case "3":
                    emit("three sent");
                    break;
                default:
                    emit("other");
            }
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> in_switches() {
        return Coroutine.of(await(collect(inSwitch())) + "" + await(converse(inSwitch())));
    }

    @Async
    static AsyncGenerator<Object> inTry(boolean fails) {
        for (int i = 0; i < 3; i++) {
            try {
                emit("try " + i);
                if (fails) {
                    await(failing("f" + i));
                }
                emit("survived " + i);
            } catch (IllegalStateException e) {
                emit("caught " + e.getMessage());
                if (i == 1) {
                    continue;
                }
            } finally {
                emit("finally " + i);
                log(await(later("after the emit in finally")));
            }
            emit("next");
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> in_try_catch_and_finally() {
        return Coroutine.of(await(collect(inTry(true))) + "" + await(collect(inTry(false))));
    }

    @Async
    static AsyncGenerator<String> labelled(int rows) {
        rows:
        for (int row = 0; ; row++) {
            for (int column = 0; column < 4; column++) {
                if (column > row) {
                    continue rows;
                }
                if (row == rows) {
                    break rows;
                }
                block:
                {
                    if ((row + column) % 2 == 0) {
                        break block;
                    }
                    emit(row + ":" + await(later(column)));
                }
            }
            emit("full row");
        }
        emit("end");
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> in_labelled_loops() {
        return Coroutine.of(await(collect(labelled(6))));
    }

    @Async
    static AsyncGenerator<Object> reassigning(Object parameter, int... rest) {
        while (rest.length > 0) {
            parameter = emit(parameter + "" + rest.length);
            rest = Arrays.copyOf(rest, rest.length - await(later(1)));
        }
        parameter = parameter == null ? null : (Object) emit(parameter);
        emit(parameter);
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> parameters_reassigned_by_emit() {
        return Coroutine.of(await(converse(reassigning("p", 1, 2, 3))) + "" + await(collect(reassigning(null, 7))));
    }

    @Async
    static AsyncGenerator<String> slotsReused(int n) {
        if (n > 0) {
            long wide = emit("long") == null ? 1L : 2L;
            emit("w" + wide);
        } else {
            String text = emit("text");
            emit("t" + text);
            char[] cells = {'a', 'b'};
            for (char cell : cells) {
                emit("c" + cell);
            }
        }
        Object last;
        try {
            last = emit("maybe");
        } catch (IllegalArgumentException e) {
            last = await(later(e.getMessage()));
        }
        emit("l" + last);
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> slots_of_several_types() {
        AsyncGenerator<String> failed = slotsReused(1);
        List<Object> heard = new ArrayList<>();
        while (await(failed.advance())) {
            heard.add(failed.current());
            if (failed.current().equals("maybe")) {
                await(failed.fail(new IllegalArgumentException("sent failure")));
                heard.add(failed.current());
            }
        }
        return Coroutine.of(await(collect(slotsReused(0))) + "" + heard);
    }

    @Async
    static AsyncGenerator<Object> withMonitors(Object lock) {
        int count = 0;
        for (int i = 0; i < 3; i++) {
            synchronized (lock) {
                count += i;
                log("held " + Thread.holdsLock(lock));
            }
            emit(count + " " + Thread.holdsLock(lock));
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<Object> between_synchronized_blocks() {
        await(later(1));
        return Coroutine.of(await(collect(withMonitors(new Object()))) + await(later("!")));
    }
}
