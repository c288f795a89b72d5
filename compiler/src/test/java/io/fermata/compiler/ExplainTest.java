package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Coroutine;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.explain.ClassExplanation;
import io.fermata.compiler.explain.MethodExplanation;
import io.fermata.compiler.explain.MethodExplanation.Verdict;
import io.fermata.compiler.explain.Transformation.Field;
import io.fermata.compiler.explain.Transformation.LiveValue;
import io.fermata.compiler.explain.Transformation.Suspension;
import io.fermata.compiler.explain.Transformation.TailAwait;
import io.fermata.compiler.oracle.ScenarioCompiler;
import io.fermata.compiler.scan.AsyncMethod;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final String MEMBERS = """
            @Async static Coroutine<Integer> add(int a, CompletableFuture<Integer> b) {
                a += await(b);
                return Coroutine.of(a + await(b));
            }
            @Async CompletableFuture<String> tail(boolean way, CompletableFuture<String> text) {
                return way ? text : CompletableFuture.supplyAsync(() -> "x");
            }
            static int plain() { return 1; }
            static void wrong() { await(yieldNow()); }
            """;

    private final AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());

    @TempDir
    private Path directory;

    @Test
    void suspensions_with_what_is_live_and_where_it_is_kept() throws IOException {
        MethodExplanation add = method("add", explain(MEMBERS, "-g"));

        assertThat(add.verdict()).isEqualTo(Verdict.ASYNC);
        assertThat(add.place()).isEqualTo("Explained.java:5");
        assertThat(add.transformation().kind()).isEqualTo(AsyncMethod.Kind.LAZY);
        LiveValue parameter = new LiveValue("b", "CompletableFuture", "p1");
        assertThat(add.transformation().suspensions())
                .containsExactly(
                        new Suspension(
                                1, 5, "await", "b", false, List.of(parameter, new LiveValue("(operand)", "int", "p0"))),
                        new Suspension(2, 6, "await", "b", false, List.of(new LiveValue("(operand)", "int", "p0"))));
        assertThat(add.transformation().frame().fields())
                .containsExactly(
                        new Field("p0", "int", 4, List.of("a", "(operand)")),
                        new Field("p1", "CompletableFuture", 4, List.of("b")));
        assertThat(add.transformation().frame().bytes()).isEqualTo(32);
    }

    @Test
    void tail_awaits() throws IOException {
        MethodExplanation tail = method("tail", explain(MEMBERS, "-g"));

        assertThat(tail.transformation().kind()).isEqualTo(AsyncMethod.Kind.EAGER);
        assertThat(tail.transformation().suspensions()).isEmpty();
        assertThat(tail.transformation().tailAwaits())
                .containsExactly(new TailAwait(9, "text or CompletableFuture.supplyAsync(Supplier)"));
        assertThat(tail.lambdas()).singleElement().asString().startsWith("lambda$tail$0()");
    }

    @Test
    void why_a_method_is_left_alone() throws IOException {
        ClassExplanation explanation = explain(MEMBERS, "-g");

        assertThat(method("plain", explanation).verdict()).isEqualTo(Verdict.PLAIN);
        MethodExplanation wrong = method("wrong", explanation);
        assertThat(wrong.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(wrong.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.AWAIT_OUTSIDE_ASYNC);
        assertThat(wrong.transformation()).isNull();
    }

    @Test
    void a_method_that_turns_out_too_large_is_among_them() throws IOException {
        String awaits = IntStream.range(0, 3000).mapToObj(i -> "a += await(b);").collect(Collectors.joining());
        String large = "@Async static Coroutine<Integer> large(int a, Coroutine<Integer> b) {" + awaits
                + " return Coroutine.of(a); }";
        ClassExplanation explanation = explain(MEMBERS + large, "-g");

        assertThat(method("large", explanation).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(method("large", explanation).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Code.METHOD_TOO_LARGE);
        assertThat(method("add", explanation).transformation().suspensions()).hasSize(2);
    }

    @Test
    void a_transformed_class_shows_the_methods_of_the_source() throws IOException {
        byte[] transformed = compiler.compile(compiled(MEMBERS, "-g")).classFile();
        ClassExplanation explanation = compiler.explain(transformed);

        assertThat(explanation.methods())
                .extracting(MethodExplanation::name)
                .containsExactly("<init>", "add", "tail", "plain", "wrong", "lambda$tail$0");
        assertThat(method("add", explanation).verdict()).isEqualTo(Verdict.TRANSFORMED);
    }

    @Test
    void without_debug_information_there_are_types_but_no_names() throws IOException {
        MethodExplanation add = method("add", explain(MEMBERS.replace("a +=", "int c = a +"), "-g:none"));

        assertThat(add.place()).isEqualTo("Explained");
        assertThat(add.transformation().suspensions().get(1).line()).isZero();
        assertThat(add.transformation().suspensions().get(0).subject()).isEqualTo("CompletableFuture");
        assertThat(add.transformation().frame().fields().get(0).holds()).containsExactly("a", "(operand)");
    }

    @Test
    void a_class_that_has_nothing_to_do_with_fermata() {
        byte[] plain = ScenarioCompiler.compile(List.of(source("static int one() { return 1; }", "")), 17)
                .get("Explained");

        assertThat(method("one", compiler.explain(plain)).verdict()).isEqualTo(Verdict.PLAIN);
    }

    @Test
    void a_class_file_that_cannot_be_read() {
        ClassExplanation explanation = compiler.explain(new byte[100]);

        assertThat(explanation.methods()).isEmpty();
        assertThat(explanation.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.MALFORMED_CLASS);
    }

    /** Frames are sized on the understanding that this is all a coroutine has; a change must go to FrameSize, too. */
    @Test
    void what_a_frame_inherits_is_one_reference_and_one_int() {
        assertThat(Arrays.stream(Coroutine.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(field -> field.getType().getName()))
                .containsExactlyInAnyOrder("int", Coroutine.class.getName());
    }

    private static MethodExplanation method(String name, ClassExplanation explanation) {
        return explanation.methods().stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ClassExplanation explain(String members, String debug) throws IOException {
        return compiler.explain(compiled(members, debug));
    }

    private byte[] compiled(String members, String debug) throws IOException {
        String imports = "import static io.fermata.Asyncio.*; import io.fermata.*; import java.util.concurrent.*;\n";
        return ScenarioCompiler.compile(List.of(source(members, imports)), 17, debug)
                .get("Explained");
    }

    private Path source(String members, String imports) {
        try {
            return Files.writeString(
                    directory.resolve("Explained.java"), imports + "\nclass Explained {\n" + members + "}\n");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
