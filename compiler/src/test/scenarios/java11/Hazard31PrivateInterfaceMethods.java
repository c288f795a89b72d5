package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Private interface methods, static and not, that are async. */
public class Hazard31PrivateInterfaceMethods {
    interface Counter {
        int start();

        @Async
        default Coroutine<Integer> count(int n) {
            int sum = await(add(start(), n));
            return Coroutine.of(sum + await(constant()) + await(this.add(1, 2)));
        }

        @Async
        private Coroutine<Integer> add(int a, long b) {
            return Coroutine.of(a + await(later(start())) + (int) b);
        }

        @Async
        private static Coroutine<Integer> constant() {
            await(later(1));
            return Coroutine.of(1000);
        }
    }

    @Async
    public static Coroutine<Integer> called_from_a_default_method() {
        Counter counter = () -> 5;
        return Coroutine.of(await(counter.count(10)));
    }

    @Async
    public static Coroutine<Integer> called_on_another_object() {
        Counter counter = new Counter() {
            private int next = 1;

            @Override
            public int start() {
                return next *= 2;
            }
        };
        return Coroutine.of(await(counter.count(3)) + await(counter.count(4)));
    }
}
