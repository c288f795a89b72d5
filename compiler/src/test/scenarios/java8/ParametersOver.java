package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.Generator;
import java.util.concurrent.CompletableFuture;

/** Locals and operands of the same types as parameters that nobody needs any more: they may take their places in the frame. */
public class ParametersOver {
    private final String name = "receiver";

    @Async
    public static Coroutine<String> one_after_the_other() {
        return Coroutine.of(await(successors(1, 2L, 3.5, "four", new int[] {5})));
    }

    @Async
    private static Coroutine<String> successors(int i, long l, double d, String s, int[] a) {
        String first = s + i + l + d + a[0];
        await(later(1));
        int number = first.length();
        long wide = number * 2L;
        await(later(2));
        double real = wide / 4.0;
        int[] array = {number, (int) wide};
        String text = first + real;
        await(later(3));
        return Coroutine.of(text + number + wide + real + array.length + await(later("!")));
    }

    @Async
    public static Coroutine<String> some_are_needed_longer() {
        return Coroutine.of(await(pairs("a", "b", "c", 1, 2)));
    }

    @Async
    private static Coroutine<String> pairs(String a, String b, String c, int m, int n) {
        String ab = a + b;
        int sum = m + n;
        await(later(1));
        String more = ab + c + m;
        await(later(2));
        for (int i = 0; i < 3; i++) {
            String turn = c + i;
            more += turn + await(later(sum + i)) + turn;
        }
        return Coroutine.of(more + m);
    }

    @Async
    public static Coroutine<String> read_in_every_turn() {
        return Coroutine.of(await(turns(3, "-", "x")));
    }

    @Async
    private static Coroutine<String> turns(int count, String between, String last) {
        String text = "";
        while (count > 0) {
            int turn = count;
            String mark = between + turn;
            text += mark + await(later(turn));
            count = turn - 1;
            between = mark;
        }
        return Coroutine.of(text + last);
    }

    @Async
    public static Coroutine<String> operands_take_them() {
        return Coroutine.of(await(operands("a", 1, 2L)) + await(operands("b", 3, 4L)));
    }

    @Async
    private static Coroutine<String> operands(String s, int i, long l) {
        return Coroutine.of(join(s + i, i + 1, l + 1, await(later("x")), await(later(5)), await(later(6L))));
    }

    private static String join(String a, int b, long c, String d, int e, long f) {
        return a + b + c + d + e + f;
    }

    @Async
    public static Coroutine<String> assigned_again() {
        return Coroutine.of(await(again("a", "b", 1)));
    }

    @Async
    private static Coroutine<String> again(String a, String b, int n) {
        String kept = a + b + n;
        int m = n * 10;
        await(later(1));
        a = kept + "!";
        await(later(2));
        b = null;
        n = m + 1;
        await(later(3));
        return Coroutine.of(a + b + n + m + kept);
    }

    @Async
    public static Coroutine<String> needed_by_a_handler_only() {
        return Coroutine.of(await(handled("told", "other", 7)));
    }

    @Async
    private static Coroutine<String> handled(String told, String other, int n) {
        String mine = other;
        int number = n;
        try {
            mine += await(later("x"));
            number += await(later(1));
            await(failing("failed"));
        } catch (IllegalStateException e) {
            return Coroutine.of(told + mine + number + e.getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> in_one_branch() {
        return Coroutine.of(await(branches(true, "a", "b")) + await(branches(false, "a", "b")));
    }

    @Async
    private static Coroutine<String> branches(boolean way, String a, String b) {
        String chosen;
        if (way) {
            chosen = a + await(later(1));
            boolean no = !way;
            await(later(2));
            chosen += no;
        } else {
            chosen = b;
            await(later(3));
            chosen += a;
        }
        String after = chosen + await(later(4));
        return Coroutine.of(after + await(later(5)) + chosen);
    }

    @Async
    public static Coroutine<String> methods_of_objects() {
        ParametersOver object = new ParametersOver();
        String text = await(object.open("a", 1));
        text += await(object.eager("b", 2));
        for (String item : object.items("c", 3)) {
            text += item;
        }
        return Coroutine.of(text);
    }

    @Async
    public Coroutine<String> open(String s, int i) {
        String first = name + s;
        int second = i + 1;
        await(later(1));
        return Coroutine.of(first + second + await(later(name)));
    }

    @Async
    public CompletableFuture<String> eager(String s, int i) {
        String first = name + s;
        int second = i + 1;
        await(later(1));
        return CompletableFuture.completedFuture(first + second + await(later(name)));
    }

    @Async
    private Generator<String> items(String s, int count) {
        String item = s;
        int left = count;
        while (left-- > 0) {
            String next = item + left;
            emit(item);
            item = next;
        }
        return Generator.done();
    }
}
