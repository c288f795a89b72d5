package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncCloseable;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Records, sealed types and switch expressions together with generators, async loops and resources. */
public class RecordsEverywhere {
    sealed interface Expr permits Num, Sum, Neg {}

    record Num(long value) implements Expr {}

    record Sum(Expr left, Expr right) implements Expr {}

    record Neg(Expr inner) implements Expr {}

    @Async
    static Coroutine<Long> evaluate(Expr expr) {
        if (expr instanceof Num num) {
            return Coroutine.of(await(later(num.value())));
        }
        if (expr instanceof Sum sum && sum.left() != null) {
            return Coroutine.of(await(evaluate(sum.left())) + await(evaluate(sum.right())));
        }
        return Coroutine.of(expr instanceof Neg neg ? -await(evaluate(neg.inner())) : 0L);
    }

    @Async
    public static Coroutine<Long> a_recursive_evaluator() {
        return evaluate(new Sum(new Num(1L << 33), new Neg(new Sum(new Num(2), new Neg(new Num(5))))));
    }

    @Async
    static AsyncGenerator<Expr> parts(Expr expr) {
        emit(expr);
        if (expr instanceof Sum sum) {
            for (Expr part : each(parts(sum.left()))) {
                emit(part);
            }
            for (Expr part : each(parts(sum.right()))) {
                emit(part);
            }
        } else if (expr instanceof Neg neg) {
            emit(await(later(neg.inner())));
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> a_generator_of_records() {
        var all = new ArrayList<String>();
        for (var part : each(parts(new Sum(new Neg(new Num(1)), new Num(2))))) {
            all.add(part.getClass().getSimpleName() + part.hashCode() % 7);
        }
        return Coroutine.of(all.toString());
    }

    record Range(int start, int end) {
        Range {
            if (start > end) {
                throw new IllegalArgumentException(start + ">" + end);
            }
        }

        @Async
        Generator<Integer> numbers() {
            for (int i = start; i < end; i++) {
                emit(switch (i % 3) {
                    case 0 -> i;
                    case 1 -> {
                        emit(-i);
                        yield i * 10;
                    }
                    default -> i + end;
                });
            }
            return Generator.done();
        }

        @Async
        static Coroutine<Range> upTo(int end) {
            return Coroutine.of(new Range(await(later(0)), await(later(end))));
        }
    }

    @Async
    public static Coroutine<String> emit_in_a_switch_expression() {
        String all = "";
        for (int x : await(Range.upTo(6)).numbers()) {
            all += x + await(later(" "));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_compact_constructor_that_throws() {
        try {
            return Coroutine.of("" + await(Range.upTo(await(later(-1)))));
        } catch (IllegalArgumentException e) {
            return Coroutine.of(e.getMessage() + new Range(await(later(1)), 2));
        }
    }

    record Lease(String name) implements AsyncCloseable {
        @Override
        @Async
        public Coroutine<Void> closeAsync() {
            log("closed " + await(later(name)));
            return Coroutine.done();
        }
    }

    @Async
    public static Coroutine<String> a_switch_expression_inside_a_resource() {
        String all = "";
        for (var kind : List.of("a", "bb", "ccc")) {
            try (var lease = new Lease(kind)) {
                all += switch (kind.length()) {
                    case 1 -> lease.name() + await(later("one"));
                    case 2 -> {
                        String text = await(later("two"));
                        yield text + lease.name();
                    }
                    default -> throw new IllegalStateException(await(later(kind)));
                };
            } catch (IllegalStateException e) {
                all += "caught " + e.getMessage();
            }
        }
        return Coroutine.of(all);
    }

    enum Operator {
        PLUS {
            @Override
            @Async
            Coroutine<Integer> apply(int a, int b) {
                return Coroutine.of(await(later(a)) + b);
            }
        },
        TIMES {
            @Override
            @Async
            Coroutine<Integer> apply(int a, int b) {
                return Coroutine.of(a * await(later(b)));
            }
        };

        abstract Coroutine<Integer> apply(int a, int b);
    }

    @Async
    public static Coroutine<String> enums_with_bodies_in_a_switch() {
        int value = 1;
        for (var operator : new Operator[] {Operator.PLUS, Operator.TIMES, Operator.PLUS}) {
            value = switch (operator) {
                case PLUS -> await(operator.apply(value, 3)) + 1;
                case TIMES -> await(operator.apply(await(later(value)), value));
            };
        }
        return Coroutine.of("" + value);
    }

    record Pair<A, B>(A first, B second) {
        @Async
        <C> Coroutine<Pair<B, C>> shift(Function<A, Coroutine<C>> f) {
            return Coroutine.of(new Pair<>(second, await(f.apply(first))));
        }
    }

    @Async
    public static Coroutine<String> generic_methods_of_records() {
        var pair = new Pair<>(await(later(1)), await(later("x")));
        var shifted = await(pair.<Long>shift(n -> Coroutine.of(n + await(later(1L << 40)))));
        return Coroutine.of(pair + " " + shifted + " " + await(shifted.shift(s -> Coroutine.of(s.length()))));
    }

    @Async
    public static Coroutine<String> equality_across_awaits() {
        var a = new Pair<>(await(later(1.5)), List.of('c'));
        var b = new Pair<>(1.5, List.of(await(later('c'))));
        return Coroutine.of(a.equals(b) + " " + (a.hashCode() == b.hashCode()) + " " + (a == await(later(a))));
    }
}
