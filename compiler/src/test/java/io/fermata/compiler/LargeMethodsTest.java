package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Coroutine;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.ScenarioCompiler;
import io.fermata.compiler.oracle.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods at the limits of a class file. */
class LargeMethodsTest {
    private static final String HEAD =
            "import static io.fermata.Asyncio.await; import io.fermata.*; public class Large { @Async public static ";

    @TempDir
    private Path directory;

    private final Pending<Integer> pending = new Pending<>();

    @Test
    void a_thousand_awaits() throws Throwable {
        String body = repeat(1000, i -> "sum += await(each);", "");
        Program program = program("Coroutine<Integer> m(Awaitable<Integer> each) { int sum = 0; " + body
                + " return Coroutine.of(sum); }");
        Started<Object> started = Started.start(program.call("m", pending));
        assertThat(pending.resumeAll(2)).isEqualTo(1000);
        assertThat(started.end()).isCompletedWithValue(2000);
        assertThat(Started.start(program.<Object>call("m", Coroutine.of(1))).end())
                .isCompletedExceptionally();
    }

    @Test
    void a_method_that_would_not_fit_is_refused_and_its_neighbour_is_not() throws IOException {
        String locals = repeat(60, i -> "long l" + i + " = await(each);", " ");
        String awaits = repeat(1200, i -> "l" + i % 60 + " += await(each);", " ");
        String sum = repeat(60, i -> "l" + i, " + ");
        Compilation compilation = compile("Coroutine<Long> m(Awaitable<Integer> each) { " + locals + awaits
                + " return Coroutine.of(" + sum + "); }"
                + " @Async static Coroutine<Integer> small() { return Coroutine.of(await(Coroutine.of(1))); }");
        assertThat(compilation.diagnostics()).hasSize(1);
        Diagnostic diagnostic = compilation.diagnostics().get(0);
        assertThat(diagnostic.code()).isEqualTo(Code.METHOD_TOO_LARGE);
        assertThat(diagnostic.methodName()).isEqualTo("m");
        assertThat(diagnostic.line()).isEqualTo(1);
        assertThat(diagnostic.message()).contains("methods of their own");
        int[] numbers = Pattern.compile("\\d+")
                .matcher(diagnostic.message())
                .results()
                .mapToInt(number -> Integer.parseInt(number.group()))
                .toArray();
        assertThat(numbers).hasSize(2);
        assertThat(numbers[0]).as("bytes").isGreaterThan(65_535);
        assertThat(numbers[1]).as("more than allowed").isEqualTo(numbers[0] - 65_535);
        assertThat(compilation.frames())
                .extracting(GeneratedClass::internalName)
                .containsExactly("Large$small$1");
    }

    @Test
    void the_same_class_comes_back_if_nothing_else_is_async() throws IOException {
        String awaits = repeat(2500, i -> "sum += await(each);", "");
        byte[] classFile = compiled("Coroutine<Integer> m(Awaitable<Integer> each) { int sum = 0; " + awaits
                + " return Coroutine.of(sum); }");
        Compilation compilation = new AsyncCompiler(ClassFiles.none()).compile(classFile);
        assertThat(compilation.classFile()).isSameAs(classFile);
        assertThat(compilation.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.METHOD_TOO_LARGE);
    }

    @Test
    void more_than_255_locals() throws Throwable {
        String locals = repeat(200, i -> "int i" + i + " = " + i + "; long l" + i + " = i" + i + ";", " ");
        String sum = repeat(200, i -> "i" + i + " + l" + i, " + ");
        Program program = program("Coroutine<Long> m(Awaitable<Integer> each) { " + locals
                + " i199 += await(each); i198++; l199 += await(each); return Coroutine.of(" + sum + "); }");
        Started<Object> started = Started.start(program.call("m", pending));
        assertThat(pending.resumeAll(1)).isEqualTo(2);
        assertThat(started.end()).isCompletedWithValue(2 * 199 * 100L + 3);
    }

    @Test
    void three_hundred_locals_that_each_come_from_an_await_and_live_to_the_end() throws Throwable {
        String locals = repeat(
                100,
                i -> "long l%1$d = await(each); Integer b%1$d = await(each); int i%1$d = await(each);".formatted(i),
                " ");
        String sum = repeat(100, i -> "l%1$d + b%1$d + i%1$d".formatted(i), " + ");
        Program program =
                program("Coroutine<Long> m(Awaitable<Integer> each) { String early = null; int dead = await(each);"
                        + " for (int i = await(each); i < 3; i += await(each)) { dead += i; } " + locals
                        + " early = \"end\"; dead = early.length(); l7 += await(each); return Coroutine.of(" + sum
                        + " + dead); }");
        Started<Object> started = Started.start(program.call("m", pending));
        assertThat(pending.resumeAll(1)).isEqualTo(305);
        assertThat(started.end()).isCompletedWithValue(300L + 1 + 3);
    }

    @Test
    void two_hundred_such_locals_among_handlers_branches_and_operands() throws Throwable {
        String blocks = repeat(200, i -> """
                        int n%1$d; try { n%1$d = await(each); } catch (IllegalStateException e) { n%1$d = -await(each); }
                        if (n%1$d < 0) { String text = "x"; n%1$d -= text.length() + await(each) + text.length(); }
                        """.formatted(i), "");
        String sum = repeat(200, i -> "n" + i, " + ");
        Program program = program(
                "Coroutine<Integer> m(Awaitable<Integer> each) { " + blocks + " return Coroutine.of(" + sum + "); }");
        Started<Object> started = Started.start(program.call("m", pending));
        for (int i = 0; i < 200; i++) {
            if (i % 2 == 0) {
                pending.resume(i);
            } else {
                pending.fail(new IllegalStateException());
                pending.resume(i);
                pending.resume(1);
            }
        }
        int even = IntStream.range(0, 200).filter(i -> i % 2 == 0).sum();
        int odd =
                IntStream.range(0, 200).filter(i -> i % 2 == 1).map(i -> -i - 3).sum();
        assertThat(started.end()).isCompletedWithValue(even + odd);
    }

    @Test
    void a_static_method_with_251_parameter_slots() throws Throwable {
        Program program = program("Coroutine<Long> m(" + longs(124) + ", int a, int b, Awaitable<Integer> each) {"
                + " l0 = await(each); l123 += await(each); return Coroutine.of(l0 + l1 + l123 + a + b); }");
        Object[] arguments = new Object[127];
        Arrays.fill(arguments, 5L);
        arguments[124] = 10;
        arguments[125] = 20;
        arguments[126] = pending;
        Started<Object> started = Started.start(program.call("m", arguments));
        assertThat(pending.resumeAll(100)).isEqualTo(2);
        assertThat(started.end()).isCompletedWithValue(100L + 5 + 105 + 30);
    }

    @Test
    void a_fused_call_of_a_method_with_251_parameter_slots() throws Throwable {
        String parameters = longs(125) + ", Awaitable<Integer> each";
        String arguments = repeat(125, i -> i + "L", ", ");
        Program program = program("Coroutine<Long> m(Awaitable<Integer> each) { return Coroutine.of(1 + await(wide("
                + arguments + ", each))); } @Async private static Coroutine<Long> wide(" + parameters
                + ") { return Coroutine.of(l7 + l124 + await(each)); }");
        Started<Object> started = Started.start(program.call("m", pending));
        assertThat(pending.resumeAll(100)).isEqualTo(1);
        assertThat(started.end()).isCompletedWithValue(1L + 7 + 124 + 100);
    }

    @Test
    void operands_and_locals_beside_251_parameter_slots() throws Throwable {
        String operands = repeat(120, i -> "l" + i, ", ");
        Program program = program("Coroutine<Long> m(" + longs(125) + ", Awaitable<Integer> each) {"
                + " l1 = 3; long more = l2; return Coroutine.of(sum(" + operands + ", await(each)) + l1 + more); }"
                + " static long sum(" + longs(120) + ", int last) { return l0 + l1 + l119 + last; }");
        Object[] arguments = new Object[126];
        Arrays.fill(arguments, 5L);
        arguments[125] = pending;
        Started<Object> started = Started.start(program.call("m", arguments));
        assertThat(pending.resumeAll(100)).isEqualTo(1);
        assertThat(started.end()).isCompletedWithValue(5L + 3 + 5 + 100 + 3 + 5);
    }

    @Test
    void one_slot_more_is_refused() throws IOException {
        for (String parameters : List.of(longs(126), "Object first, int second, " + longs(125))) {
            byte[] classFile =
                    compiled("Coroutine<Long> m(" + parameters + ") { return Coroutine.of(await(Coroutine.of(l7))); }");
            Compilation compilation = new AsyncCompiler(ClassFiles.none()).compile(classFile);
            assertThat(compilation.classFile()).isSameAs(classFile);
            assertThat(compilation.diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.TOO_MANY_PARAMETERS);
            assertThat(compilation.diagnostics().get(0).message()).contains("251", "pass some of them in one object");
        }
    }

    private static String longs(int count) {
        return repeat(count, i -> "long l" + i, ", ");
    }

    private static String repeat(int count, java.util.function.IntFunction<String> part, String separator) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
    }

    private Program program(String method) throws IOException {
        return Program.in(write(method));
    }

    private Compilation compile(String method) throws IOException {
        return new AsyncCompiler(ClassFiles.none()).compile(compiled(method));
    }

    private byte[] compiled(String method) throws IOException {
        return ScenarioCompiler.compile(List.of(write(method)), 17).get("Large");
    }

    private Path write(String method) throws IOException {
        return Files.writeString(directory.resolve("Large.java"), HEAD + method + "}");
    }
}
