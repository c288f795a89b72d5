package io.fermata.compiler.oracle;

import java.util.ArrayList;
import java.util.List;

/** Writes a random scenario class: async methods of nested control flow that call each other and await everywhere. */
final class RandomProgram {
    private static final String HEADER = """
            package scenarios;
            import static io.fermata.Asyncio.*;
            import static io.fermata.compiler.oracle.Probe.*;
            import io.fermata.*;
            import io.fermata.compiler.oracle.Probe;
            import java.util.concurrent.CompletableFuture;
            import java.util.function.Supplier;
            public class %1$s {
            static int fuel = 60;
            static boolean fuel() { return --fuel > 0; }
            static String cut(String text) { return text.substring(0, Math.min(text.length(), 20)); }
            static int sent(Integer sent, int other) { return sent == null ? other : sent; }
            record Pair(int a, long b, String c) { static { log("Pair initialised"); } }
            record Res(String name) implements AutoCloseable {
            public void close() { log("close " + name); if (name.length() > 2) throw new IllegalStateException(name); }
            }
            record Slow(String name) implements AsyncCloseable {
            @Async public Coroutine<Void> closeAsync() {
            log("slowly close " + await(later(name)));
            if (name.length() > 2) throw new IllegalStateException(name);
            return Coroutine.done();
            }
            }
            @Async static AsyncGenerator<Integer> items(int... items) {
            for (int item : items) emit(await(later(item)));
            return AsyncGenerator.done();
            }
            @Async public static Coroutine<Object> run() { return Coroutine.of(await(new %1$s().m0(1, 2L, "x"))); }
            """;

    private final Choices choices;
    private final StringBuilder source = new StringBuilder();
    private final List<RandomMethod> methods = new ArrayList<>();

    private RandomProgram(Choices choices) {
        this.choices = choices;
    }

    /** The source of a class {@code scenarios.<name>}. */
    static String write(String name, Choices choices) {
        return new RandomProgram(choices).write(name);
    }

    private String write(String name) {
        methods.add(new RandomMethod("m0", RandomMethod.COROUTINE, "String"));
        for (int i = choices.next(4); i > 0; i--) {
            String kind = choices.oneOf(
                    RandomMethod.COROUTINE, RandomMethod.COROUTINE, RandomMethod.GENERATOR, RandomMethod.FUTURE);
            methods.add(new RandomMethod("m" + methods.size(), kind, choices.oneOf(RandomScope.TYPES)));
        }
        source.append(HEADER.formatted(name));
        for (int i = 0; i < methods.size(); i++) {
            method(i);
        }
        return source.append("}\n").toString();
    }

    private void method(int number) {
        RandomMethod method = methods.get(number);
        RandomScope scope = new RandomScope(number, methods, "v");
        String modifiers = choices.oneOf("", "private ", "final ");
        source.append("@Async " + modifiers + method.returned() + " " + method.name() + "(int " + scope.declare("int")
                + ", long " + scope.declare("long") + ", String " + scope.declare("String") + ") {\n");
        new RandomStatements(choices, source, method, scope).body();
        source.append("}\n");
    }
}
