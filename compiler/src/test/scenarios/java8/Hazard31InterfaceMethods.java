package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Default and static interface methods that are async, and the ways to reach them. */
public class Hazard31InterfaceMethods {
    interface Greeter {
        String name();

        @Async
        default Coroutine<String> greet(String greeting) {
            String before = greeting + await(later(" "));
            return Coroutine.of(before + name() + await(suffix(2L)));
        }

        @Async
        default Coroutine<String> suffix(long count) {
            String all = "";
            for (; count > 0; count--) {
                all += await(later("!"));
            }
            return Coroutine.of(all);
        }

        @Async
        static Coroutine<String> describe(Greeter greeter) {
            return Coroutine.of("<" + await(greeter.greet("hello")) + ">" + await(Greeter.twice(4)));
        }

        @Async
        static Coroutine<Integer> twice(int n) {
            return Coroutine.of(n + await(later(n)));
        }
    }

    interface Polite extends Greeter {
        @Override
        @Async
        default Coroutine<String> greet(String greeting) {
            return Coroutine.of("dear " + await(Greeter.super.greet(greeting)) + await(later(".")));
        }
    }

    static class Person implements Polite {
        @Override
        public String name() {
            return "Ada";
        }

        @Override
        @Async
        public Coroutine<String> suffix(long count) {
            return Coroutine.of("(" + await(Polite.super.suffix(count + 1)) + ")");
        }
    }

    @Async
    public static Coroutine<String> a_default_method() {
        Greeter greeter = () -> "Bob";
        return Coroutine.of(await(greeter.greet("hi")));
    }

    @Async
    public static Coroutine<String> a_static_method() {
        return Coroutine.of(await(Greeter.describe(() -> "Eve")));
    }

    @Async
    public static Coroutine<String> overridden_and_called_by_super() {
        Greeter greeter = new Person();
        return Coroutine.of(await(greeter.greet("hello")) + await(new Person().greet("hey")));
    }

    @Async
    public static Coroutine<String> an_anonymous_implementation() {
        Greeter greeter = new Polite() {
            @Override
            public String name() {
                return "nobody";
            }

            @Override
            @Async
            public Coroutine<String> greet(String greeting) {
                return Coroutine.of(greeting + await(later("?")) + await(Polite.super.greet("psst")));
            }
        };
        return Coroutine.of(await(greeter.greet("who")));
    }
}
