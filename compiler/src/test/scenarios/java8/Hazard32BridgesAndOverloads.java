package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bridges, covariant returns, overloads and names that could collide. */
public class Hazard32BridgesAndOverloads {
    abstract static class Source<T> {
        abstract Coroutine<T> read(T last);

        Object plain() {
            return "plain";
        }

        @Async
        Coroutine<String> describe(T value) {
            return Coroutine.of(value + await(later("?")));
        }
    }

    static class Numbers extends Source<Integer> {
        @Override
        @Async
        Coroutine<Integer> read(Integer last) {
            return Coroutine.of(last + await(later(1)));
        }

        @Override
        String plain() {
            return "covariant";
        }

        @Override
        @Async
        Coroutine<String> describe(Integer value) {
            return Coroutine.of("#" + await(super.describe(value)) + await(later(plain())));
        }
    }

    interface AnyStage {
        CompletionStage<String> stage();
    }

    static class Futures implements AnyStage {
        @Override
        @Async
        public CompletableFuture<String> stage() {
            return CompletableFuture.completedFuture("future " + await(stageOf()));
        }

        private CompletionStage<String> stageOf() {
            return io.fermata.compiler.oracle.Probe.stage("covariant");
        }
    }

    @Async
    public static Coroutine<Integer> through_a_bridge() {
        Source<Integer> source = new Numbers();
        return Coroutine.of(await(source.read(1)) + await(new Numbers().read(10)));
    }

    @Async
    public static Coroutine<String> super_calls_through_a_bridge() {
        Source<Integer> source = new Numbers();
        return Coroutine.of(await(source.describe(7)));
    }

    @Async
    public static Coroutine<String> covariant_futures() {
        AnyStage any = new Futures();
        return Coroutine.of(await(any.stage()) + await(new Futures().stage()));
    }

    @Async
    public static Coroutine<String> overloads() {
        return Coroutine.of(await(over(1)) + await(over(1L)) + await(over((Integer) 1)) + await(over()) + await(over(1, 2)));
    }

    @Async
    private static Coroutine<String> over(int value) {
        return Coroutine.of("int" + await(later(value)));
    }

    @Async
    private static Coroutine<String> over(long value) {
        return Coroutine.of("long" + await(later(value)));
    }

    @Async
    private static Coroutine<String> over(Object value) {
        return Coroutine.of("Object" + await(later(value)));
    }

    @Async
    private static Coroutine<String> over(int... values) {
        return Coroutine.of("ints" + await(later(values.length)));
    }

    static class over$1 {
        static class Object$1 {}
    }

    @Async
    public static Coroutine<String> members_named_like_frames() {
        Object local = new over() {
            @Override
            @Async
            Coroutine<String> over() {
                return Coroutine.of("anonymous" + await(later(1)));
            }
        };
        return Coroutine.of(await(((over) local).over()) + new over$1().getClass().getSimpleName() + await(over(2)));
    }

    static class over {
        @Async
        Coroutine<String> over() {
            return Coroutine.of("member" + await(later(1)));
        }
    }

    @Async
    public static Coroutine<Integer> same_signature_static_and_instance_in_relatives() {
        return Coroutine.of(await(new Derived().value()) + await(Derived.fixed()));
    }

    static class Base {
        @Async
        private Coroutine<Integer> value() {
            return Coroutine.of(await(later(1)));
        }

        @Async
        Coroutine<Integer> both() {
            return Coroutine.of(await(value()));
        }

        @Async
        static Coroutine<Integer> fixed() {
            return Coroutine.of(await(later(2)));
        }
    }

    static class Derived extends Base {
        @Async
        Coroutine<Integer> value() {
            return Coroutine.of(await(later(10)) + await(both()));
        }

        @Async
        static Coroutine<Integer> fixed() {
            return Coroutine.of(await(later(20)) + await(Base.fixed()));
        }
    }
}
