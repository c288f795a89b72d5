package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.ScenarioCompiler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods with an annotation that makes them entries can be called by those who know no coroutines. */
class EntryPointTest {
    private static final String NAME = "programs/Entered";
    private static final Program PROGRAM = Program.named("Entered");

    @Test
    void the_companion_runs_the_coroutine_and_passes_its_arguments_on() throws Exception {
        Class<?> type = PROGRAM.mainClass();
        entry(type, "instance").invoke(instance(), "a", 7L, List.of("b"));
        assertThat(result()).isEqualTo("a7[b]");
        entry(type, "ofAClass").invoke(null, 1.5);
        assertThat(result()).isEqualTo("class1.5");
        Class<?> implementing = type.getClassLoader().loadClass("programs.Entered$Implementing");
        Object declared = implementing.getDeclaredConstructor().newInstance();
        entry(implementing.getInterfaces()[0], "inherited").invoke(declared);
        assertThat(result()).isEqualTo("inherited");
    }

    @Test
    void a_failure_comes_out_as_it_was_thrown() {
        assertThatThrownBy(() -> entry(PROGRAM.mainClass(), "instance").invoke(instance(), "a", -1L, List.of()))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessage("negative");
    }

    @Test
    void who_was_compiled_against_the_async_method_finds_it() throws Throwable {
        assertThat(Asyncio.<Object>run(PROGRAM.call("caller"))).isEqualTo("class2.5a1[]");
    }

    @Test
    void annotations_generics_names_and_exceptions_are_those_of_the_source() {
        Method entry = entry(PROGRAM.mainClass(), "instance");
        assertThat(entry.toGenericString())
                .isEqualTo("<T extends java.lang.Comparable<T>> void programs.Entered.instance(T,long,"
                        + "java.util.List<java.lang.String>) throws java.io.IOException");
        assertThat(entry.getAnnotations())
                .singleElement()
                .satisfies(annotation -> assertThat(annotation.toString()).endsWith("Entry(\"named\")"));
        assertThat(entry.getParameters()[0].getAnnotations()).hasSize(1);
        assertThat(entry.getParameters()[1].getName()).isEqualTo("second");
    }

    @Test
    void the_async_method_is_hidden_from_frameworks() {
        Method async = Arrays.stream(PROGRAM.mainClass().getDeclaredMethods())
                .filter(method -> method.getName().equals("instance") && method.getReturnType() == Coroutine.class)
                .findFirst()
                .orElseThrow();
        assertThat(async.isSynthetic()).isTrue();
        assertThat(async.getAnnotations()).isEmpty();
    }

    @Test
    void what_was_transformed_stays_as_it_is() {
        byte[] once = PROGRAM.transformed().get(NAME);
        Compilation twice = new AsyncCompiler(PROGRAM.compiled()::get).compile(once);
        assertThat(twice.classFile()).isSameAs(once);
        assertThat(twice.diagnostics()).isEmpty();
    }

    @Test
    void other_results_are_refused_in_the_words_of_the_source(@TempDir Path directory) throws IOException {
        assertThat(diagnosticsOf(directory, "@Entered.Entry void nothing() {}"))
                .isEqualTo("programs/Wrong.java:3: error FRM002: @Entry method 'nothing' returns void;"
                        + " let it return Coroutine<Void>, or leave the annotation to methods that do");
        assertThat(diagnosticsOf(
                        directory,
                        "@Entered.Entry java.util.concurrent.CompletableFuture<String> f() { return null; }"))
                .contains("FRM002: @Entry method 'f' returns java.util.concurrent.CompletableFuture;");
        assertThat(diagnosticsOf(directory, "@Entered.Entry abstract io.fermata.Coroutine<Void> f();"))
                .contains("FRM003: @Entry on abstract method 'f'");
    }

    private static String diagnosticsOf(Path directory, String method) throws IOException {
        Path source = Files.writeString(
                directory.resolve("Wrong.java"),
                "package programs;\nabstract class Wrong { io.fermata.Coroutine<Void> other;\n" + method + "\n}\n");
        Map<String, byte[]> compiled =
                ScenarioCompiler.compile(List.of(Path.of("src", "test", "programs", "Entered.java"), source), 17);
        List<Diagnostic> found = new AsyncCompiler(compiled::get)
                .check(compiled.get("programs/Wrong"))
                .diagnostics();
        assertThat(found).hasSize(1);
        return found.get(0).toString();
    }

    private static Object instance() throws ReflectiveOperationException {
        return PROGRAM.mainClass().getConstructor().newInstance();
    }

    private static Object result() throws ReflectiveOperationException {
        return PROGRAM.mainClass().getField("result").get(null);
    }

    private static Method entry(Class<?> type, String name) {
        Method entry = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.getReturnType() == void.class)
                .findFirst()
                .orElseThrow();
        entry.setAccessible(true);
        return entry;
    }
}
