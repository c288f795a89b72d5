package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** One slot holds values of different types in disjoint scopes. */
public class Hazard09SlotReuse {
    @Async
    public static Coroutine<String> of_every_kind_in_turn() {
        String all = "";
        {
            int value = await(later(1));
            all += value + await(later(1));
        }
        {
            long value = await(later(2L));
            all += value + await(later(2));
        }
        {
            double value = await(later(3.5));
            all += value + await(later(3));
        }
        {
            String value = await(later("s"));
            await(later(4));
            all += value;
        }
        {
            int[] value = {await(later(5))};
            await(later(5));
            all += value[0];
        }
        {
            float value = 6;
            await(later(6));
            all += value;
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> in_the_branches_of_a_loop() {
        String all = "";
        for (int i = 0; i < 6; i++) {
            if (i % 3 == 0) {
                long a = i, b = i + await(later(1));
                all += a + b;
            } else if (i % 3 == 1) {
                String a = "s" + await(later(i));
                int b = i;
                int c = b * await(later(2));
                all += a + b + c;
            } else {
                double a = await(later(0.5));
                all += a;
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_parameter_slot_with_another_type() {
        return Coroutine.of(await(reuse("text", 2L, 3)));
    }

    @Async
    private static Coroutine<String> reuse(String text, long wide, int narrow) {
        await(later(1));
        String all = text + wide + narrow;
        {
            int[] scoped = {narrow};
            all += scoped[await(later(0))];
        }
        narrow = await(later(4));
        wide += narrow;
        text = null;
        await(later(5));
        return Coroutine.of(all + text + wide + narrow);
    }

    @Async
    public static Coroutine<Integer> in_catch_clauses() {
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            try {
                int part = await(later(i));
                if (part == 1) {
                    throw new IllegalStateException("one");
                }
                sum += part;
            } catch (IllegalStateException e) {
                sum += await(later(e.getMessage().length()));
            }
        }
        return Coroutine.of(sum);
    }
}
