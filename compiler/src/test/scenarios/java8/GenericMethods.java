package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Generic, varargs and recursive-bound async methods. */
public class GenericMethods {
    private static class Box<T extends Comparable<? super T>> {
        private T value;

        Box(T value) {
            this.value = value;
        }

        @Async
        <U extends T> Coroutine<Box<T>> max(U other, List<? extends U>... more) {
            U best = other;
            for (List<? extends U> list : more) {
                for (U each : list) {
                    U candidate = await(later(each));
                    if (candidate.compareTo(best) > 0) {
                        best = candidate;
                    }
                }
            }
            value = await(later(value.compareTo(best) > 0 ? value : best));
            return Coroutine.of(this);
        }
    }

    @Async
    @SuppressWarnings("unchecked")
    public static Coroutine<Integer> a_generic_class() {
        Box<Integer> box = new Box<>(3);
        return Coroutine.of(await(box.max(await(later(2)), Arrays.asList(1, 9), Arrays.asList(4))).value + box.value);
    }

    @Async
    public static Coroutine<String> type_variables_as_locals_and_arrays() {
        return Coroutine.of(await(last("a", "b", "c")) + await(last(1, 2)));
    }

    @Async
    @SafeVarargs
    private static <T> Coroutine<T> last(T... values) {
        T last = null;
        T[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            last = await(later(copy[i]));
        }
        return Coroutine.of(last);
    }

    @Async
    public static Coroutine<List<String>> intersection_bounds() {
        List<String> all = new ArrayList<>();
        all.add(await(join("x", 1)) + all.size());
        all.add(0, await(join(new StringBuilder("y"), 2)));
        return Coroutine.of(all);
    }

    @Async
    private static <T extends CharSequence & java.io.Serializable> Coroutine<String> join(T text, int n) {
        T kept = text;
        String all = kept + await(later("-"));
        return Coroutine.of(all + kept.length() + n);
    }
}
