package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.concurrent.Callable;

/** Private members and constructors, super calls, inner, local and anonymous classes, enums with bodies. */
public class Hazard33PrivateMembers {
    private int secret = 1;
    private static int shared = 10;

    private Hazard33PrivateMembers() {}

    static class Parent {
        protected String text = "parent";

        @Async
        protected Coroutine<String> say(String what) {
            return Coroutine.of(text + await(later(what)));
        }

        @Override
        public String toString() {
            return "Parent";
        }
    }

    static class Child extends Parent {
        private final String text = "child";

        private Child() {}

        @Override
        @Async
        protected Coroutine<String> say(String what) {
            String said = await(super.say(what + 1)) + await(later("|"));
            return Coroutine.of(said + text + super.text + super.toString() + await(super.say(what + 2)));
        }

        @Override
        public String toString() {
            return "Child";
        }
    }

    class Inner {
        private int own = 100;

        @Async
        private Coroutine<Integer> sum() {
            secret += await(later(1));
            own += await(bump(own));
            return Coroutine.of(own + secret + shared);
        }

        class Innermost {
            @Async
            Coroutine<Integer> sum() {
                own++;
                secret++;
                shared += await(later(1));
                return Coroutine.of(await(Inner.this.sum()) + await(bump(5)));
            }
        }
    }

    @Async
    private Coroutine<Integer> bump(int by) {
        secret += by;
        return Coroutine.of(await(later(secret)));
    }

    enum Operation {
        PLUS {
            @Override
            @Async
            Coroutine<Integer> apply(int a, int b) {
                return Coroutine.of(a + await(later(b)));
            }
        },
        TIMES {
            private final int extra = 1;

            @Override
            @Async
            Coroutine<Integer> apply(int a, int b) {
                return Coroutine.of(a * await(later(b)) + await(PLUS.apply(extra, bonus())));
            }
        };

        abstract Coroutine<Integer> apply(int a, int b);

        int bonus() {
            return ordinal();
        }

        @Async
        static Coroutine<Integer> all() {
            int sum = 0;
            for (Operation each : values()) {
                sum += await(each.apply(3, 4));
            }
            return Coroutine.of(sum);
        }
    }

    @Async
    public static Coroutine<Integer> fields_and_methods_of_the_outer_class() {
        Hazard33PrivateMembers outer = new Hazard33PrivateMembers();
        Inner inner = outer.new Inner();
        return Coroutine.of(await(inner.sum()) + await(inner.new Innermost().sum()) + outer.secret + inner.own);
    }

    @Async
    public static Coroutine<String> super_calls() {
        return Coroutine.of(await(new Child().say("x")));
    }

    @Async
    public static Coroutine<Integer> enum_constant_bodies() {
        return Coroutine.of(await(Operation.all()) + await(Operation.TIMES.apply(2, 2)));
    }

    @Async
    public static Coroutine<String> local_and_anonymous_classes() {
        String captured = await(later("captured"));
        long wide = await(later(7L));
        class Local {
            private int count;

            @Async
            private Coroutine<String> run(String more) {
                count += await(later(2));
                return Coroutine.of(captured + wide + more + count);
            }
        }
        Local local = new Local();
        Callable<Coroutine<String>> anonymous = new Callable<Coroutine<String>>() {
            private String own = "own";

            @Override
            @Async
            public Coroutine<String> call() throws Exception {
                own += await(local.run(captured));
                return Coroutine.of(own + await(new Local().run("second")));
            }
        };
        return Coroutine.of(await(callQuietly(anonymous)) + local.count);
    }

    private static <T> T callQuietly(Callable<T> callable) {
        try {
            return callable.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Async
    public static Coroutine<Integer> private_static_state() {
        shared++;
        int before = shared++ + await(later(1));
        shared += await(later(shared));
        return Coroutine.of(before * 1000 + shared);
    }
}
