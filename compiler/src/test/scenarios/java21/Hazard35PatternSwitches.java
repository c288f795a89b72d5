package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** Pattern switches, guards and record patterns with awaits in the arms and in the guards. */
public class Hazard35PatternSwitches {
    sealed interface Shape permits Circle, Box, Pair {}

    record Circle(double radius) implements Shape {}

    record Box(int width, long height) implements Shape {}

    record Pair<A, B>(A first, B second) implements Shape {}

    record Broken(Object value) {
        public Object value() {
            throw new IllegalStateException("broken");
        }
    }

    enum Color {
        RED,
        GREEN
    }

    @Async
    public static Coroutine<String> type_patterns() {
        String all = "";
        for (Object value : new Object[] {1, "text", 2L, new int[] {3}, Color.GREEN, 'c', new Circle(1)}) {
            all += switch (value) {
                case Integer i -> i + await(later(1));
                case String s -> await(later(s)) + s.length();
                case Long l -> {
                    long wide = l;
                    await(later(1));
                    yield wide + l;
                }
                case int[] array -> array[0] + await(later("[]"));
                case Color color -> color + await(later("!"));
                default -> await(later("default"));
            };
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> guards_that_await() {
        String all = "";
        for (int n = 0; n < 4; n++) {
            Object value = n;
            all += switch (value) {
                case Integer i when i == await(later(0)) -> "zero";
                case Integer i when await(later(i)) == 1 && await(later(true)) -> "one" + await(later(i));
                case Integer i when i > 2 -> "many";
                case Integer i -> "two" + await(later(i));
                default -> "never";
            };
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> a_guard_that_fails() {
        Object value = await(later((Object) "x"));
        try {
            return Coroutine.of(switch (value) {
                case String s when await(Hazard35PatternSwitches.refused()) -> s;
                default -> "default";
            });
        } catch (IllegalStateException e) {
            return Coroutine.of("caught " + e.getMessage() + await(later("!")));
        }
    }

    private static io.fermata.Awaitable<Boolean> refused() {
        return failing("refused");
    }

    @Async
    public static Coroutine<String> record_patterns() {
        String all = "";
        Shape[] shapes = {new Circle(1), new Box(2, 3), new Pair<>(new Box(4, 5), new Pair<>("s", new Circle(6)))};
        for (Shape shape : shapes) {
            all += switch (shape) {
                case Circle(double radius) -> radius + await(later(radius));
                case Box(int width, long height) when height > await(later(100)) -> "never";
                case Box(var width, var height) -> width + await(later(1)) + height;
                case Pair(Box(int w, long h), Pair(String s, Circle(double r))) -> w + await(later(s)) + h + r + s;
                case Pair(var any, var other) -> "pair";
            };
            if (shape instanceof Box(int w, long h) && w < await(later(h))) {
                all += w + await(later("!")) + h;
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> an_accessor_that_throws() {
        Object value = await(later((Object) new Broken(1)));
        try {
            if (value instanceof Broken(Object inner)) {
                return Coroutine.of("never " + inner);
            }
        } catch (MatchException e) {
            return Coroutine.of(e.getCause().getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> null_and_qualified_constants() {
        String all = "";
        for (Object value : new Object[] {null, Color.RED, Color.GREEN, "s", ""}) {
            switch (value) {
                case null -> all += await(later("null"));
                case Color.RED -> all += await(later("red"));
                case Color other -> all += other;
                case String s when s.isEmpty() -> {
                    await(later(1));
                    continue;
                }
                case CharSequence s -> all += s + await(later("?"));
                default -> throw new IllegalStateException(await(later("never")));
            }
            all += ";";
        }
        return Coroutine.of(all);
    }
}
