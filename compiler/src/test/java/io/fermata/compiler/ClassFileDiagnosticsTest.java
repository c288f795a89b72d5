package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What is said, to the letter, of class files that no source in {@code src/test/diagnostics} can bring about. */
class ClassFileDiagnosticsTest {
    private static final int VERSION_OFFSET = 6;

    private static final Path RESOURCES = Path.of("src", "test", "scenarios", "java11", "AsyncResources.java");

    private final AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
    private final byte[] classFile = Program.named("Described").compiled().get("programs/Described");

    @TempDir
    private Path directory;

    @Test
    void a_version_that_is_not_known() {
        byte[] old = classFile.clone();
        old[VERSION_OFFSET + 1] = 50;

        assertThat(said(old))
                .containsExactly("programs/Described: error FRM007: class file version 50 (Java 6); Fermata transforms"
                        + " Java 8 to 27: compile with --release in that range, or use a newer Fermata");
    }

    @Test
    void bytes_that_are_no_class_file() {
        byte[] other = classFile.clone();
        other[0] = 0;

        assertThat(said(other))
                .containsExactly("programs/Described: error FRM008: this is no class file; compile it again");
    }

    @Test
    void nothing_of_a_class_that_only_uses_one_that_cannot_be_read() {
        byte[] user = ScenarioCompiler.compile(List.of(RESOURCES), 17).get("scenarios/AsyncResources");
        AsyncCompiler amongDamaged = new AsyncCompiler(name -> new byte[] {1, 2, 3});

        assertThat(amongDamaged.compile(user).frames()).isNotEmpty();
    }

    @Test
    void a_class_file_that_ends_too_early() {
        byte[] truncated = Arrays.copyOf(classFile, classFile.length - 100);

        assertThat(said(truncated))
                .singleElement()
                .asString()
                .matches("programs/Described: error FRM008: the class file"
                        + " is damaged, or of a shape that no Java compiler makes \\(.*Exception: .*\\);"
                        + " compile it again, and report the class if that does not help");
    }

    @Test
    void a_method_that_nobody_can_understand() {
        byte[] broken = with(classFile, type -> {
            MethodNode method = method(type, "described");
            method.instructions.insert(new InsnNode(Opcodes.POP2));
        });

        assertThat(said(broken))
                .singleElement()
                .asString()
                .matches("programs/Described\\.java:\\d+: error FRM008:"
                        + " method 'described' is nothing that a Java compiler makes, or Fermata is wrong about it"
                        + " \\(java\\.lang\\.IndexOutOfBoundsException: .*\\), and the class stays as it is; compile it again,"
                        + " and if that does not help, report this with the class file");
        Compilation compilation = compiler.compile(broken);
        assertThat(compilation.classFile()).isSameAs(broken);
        assertThat(compilation.diagnostics().get(0).methodName()).isEqualTo("described");
        assertThat(compiler.explain(broken).diagnostics()).isEqualTo(compilation.diagnostics());
    }

    @Test
    void a_method_that_is_too_large() throws IOException {
        String awaits = IntStream.range(0, 3000).mapToObj(i -> "a += await(b);").collect(Collectors.joining());

        assertThat(said("@Async Coroutine<Integer> m(int a, Coroutine<Integer> b) {\n" + awaits
                        + " return Coroutine.of(a); }"))
                .singleElement()
                .asString()
                .matches("Some\\.java:3: error FRM009: method 'm' would take \\d{5,} bytes of code once transformed,"
                        + " \\d+ more than the JVM allows; move parts of it into async methods of their own");
    }

    @Test
    void a_method_or_a_lambda_with_too_many_parameters() throws IOException {
        String parameters = IntStream.range(0, 126).mapToObj(i -> "long p" + i).collect(Collectors.joining(", "));
        String variables = IntStream.range(0, 126)
                .mapToObj(i -> "long p" + i + " = " + i + ";")
                .collect(Collectors.joining());
        String sum = IntStream.range(0, 126).mapToObj(i -> "p" + i).collect(Collectors.joining(" + "));

        assertThat(said("@Async static Coroutine<Void> m(" + parameters + ") {\n return Coroutine.done(); }\n"
                        + "static Object n() {" + variables
                        + " java.util.function.Supplier<Coroutine<Long>> s = () ->\n Coroutine.of(" + sum
                        + " + await(Coroutine.of(1L))); return s; }"))
                .containsExactlyInAnyOrder(
                        "Some.java:3: error FRM010: method 'm' takes 252 parameter slots (this included, long and"
                                + " double count twice), and an async method can take 251; pass some of them in one object",
                        "Some.java:5: error FRM010: a lambda expression takes 252 parameter slots (this included, long"
                                + " and double count twice), and an async method can take 251; pass some of them in one object");
    }

    @Test
    void a_constructor_that_is_marked() {
        byte[] marked = with(classFile, type -> {
            MethodNode constructor = method(type, "<init>");
            constructor.invisibleAnnotations = new ArrayList<>(List.of(new AnnotationNode("Lio/fermata/Async;")));
        });

        assertThat(said(marked))
                .singleElement()
                .asString()
                .matches("programs/Described\\.java:\\d+: error FRM003: @Async on a"
                        + " constructor, which has no body to transform; remove the annotation here and put it on the method"
                        + " that does the work");
    }

    private List<String> said(byte[] bytes) {
        Compilation compilation = compiler.compile(bytes);
        return compilation.diagnostics().stream().map(Object::toString).toList();
    }

    private List<String> said(String members) throws IOException {
        Path source = Files.writeString(
                directory.resolve("Some.java"),
                "import static io.fermata.Asyncio.*; import io.fermata.*; class Some {\n" + members + "}\n");
        return said(ScenarioCompiler.compile(List.of(source), 17).get("Some"));
    }

    private static byte[] with(byte[] original, Consumer<ClassNode> change) {
        ClassNode type = new ClassNode();
        new ClassReader(original).accept(type, 0);
        change.accept(type);
        ClassWriter writer = new ClassWriter(0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static MethodNode method(ClassNode type, String name) {
        return type.methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
