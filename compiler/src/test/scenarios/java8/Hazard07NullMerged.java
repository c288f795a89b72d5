package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Null on one path and a typed value on another, met at a loop head or a join. */
public class Hazard07NullMerged {
    @Async
    public static Coroutine<String> at_a_loop_head() {
        String last = null;
        for (int i = 0; i < 3; i++) {
            if (last != null) {
                log(last.length());
            }
            last = await(later("round " + i));
        }
        return Coroutine.of(last);
    }

    @Async
    public static Coroutine<Integer> an_array_at_a_loop_head() {
        int[][] rows = null;
        int sum = 0;
        while (sum < 6) {
            rows = rows == null ? new int[][] {{1}, {2}} : rows;
            sum += rows[0][0] + await(later(1));
            rows[0] = rows[1];
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<String> at_a_join() {
        CharSequence text = null;
        if (await(later(true))) {
            text = "text";
        } else if (await(later(false))) {
            text = new StringBuilder();
        }
        await(later(1));
        return Coroutine.of(text + "!");
    }

    @Async
    public static Coroutine<String> in_an_operand() {
        boolean yes = await(later(true));
        return Coroutine.of(String.join(
                "-", yes ? null : "never", !yes ? null : await(later("a")), yes ? await(later("b")) : null));
    }

    @Async
    public static Coroutine<String> the_linked_list_idiom() {
        Object[] list = null;
        for (int i = 0; i < 4; i++) {
            list = new Object[] {await(later(i)), list};
        }
        StringBuilder text = new StringBuilder();
        for (Object[] cell = list; cell != null; cell = (Object[]) cell[1]) {
            text.append(await(later(cell[0])));
        }
        return Coroutine.of(text.toString());
    }
}
