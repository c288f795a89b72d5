package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.Started;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** What reflection, debuggers and other tools read from a class file is what the source says. */
class MetadataTest {
    private static final String NAME = "programs/Described";
    private static final Program PROGRAM = Program.named("Described");

    @Test
    void reflection_sees_the_methods_as_they_were_written() {
        assertThat(declarations(PROGRAM.mainClass())).isEqualTo(declarations(PROGRAM.untransformed()));
        assertThat(declarations(PROGRAM.mainClass())).hasSize(3);
    }

    @Test
    void what_is_added_is_a_body_for_each_method_and_not_public() {
        List<Method> added = Arrays.stream(PROGRAM.mainClass().getDeclaredMethods())
                .filter(Program::isBody)
                .toList();
        assertThat(added).hasSize(3).noneMatch(method -> Modifier.isPublic(method.getModifiers()));
    }

    @Test
    void annotations_that_reflection_does_not_see_are_kept() {
        MethodNode stub = method(PROGRAM.transformed(), "described", false);
        assertThat(stub.invisibleAnnotations)
                .extracting(annotation -> annotation.desc)
                .contains("Lio/fermata/Async;");
        MethodNode body = method(PROGRAM.transformed(), "described", true);
        assertThat(body.visibleLocalVariableAnnotations)
                .extracting(annotation -> annotation.desc)
                .containsExactly("Lprograms/Described$Mark;");
    }

    @Test
    void lines_are_those_of_the_source() {
        MethodNode written = method(PROGRAM.compiled(), "described", false);
        MethodNode body = method(PROGRAM.transformed(), "described", true);
        assertThat(lines(body)).isEqualTo(lines(written));
    }

    @Test
    void variables_have_their_names_types_and_signatures() {
        MethodNode written = method(PROGRAM.compiled(), "described", false);
        MethodNode body = method(PROGRAM.transformed(), "described", true);
        assertThat(variables(body)).isEqualTo(variables(written)).hasSize(8);
        List<String> parameters = variables(method(PROGRAM.transformed(), "described", false));
        assertThat(variables(written)).containsAll(parameters);
        assertThat(parameters).hasSize(4);
    }

    @Test
    void variables_are_in_the_slots_where_debuggers_look_for_them() {
        MethodNode written = method(PROGRAM.compiled(), "described", false);
        MethodNode body = method(PROGRAM.transformed(), "described", true);
        int parameterSlots = 5;
        for (int i = 0; i < written.localVariables.size(); i++) {
            int slot = written.localVariables.get(i).index;
            assertThat(body.localVariables.get(i).index).isEqualTo(slot < parameterSlots ? slot : slot + 4);
        }
    }

    @Test
    void a_stack_trace_names_the_method_and_the_line_after_resumptions() throws Throwable {
        Pending<Integer> first = new Pending<>();
        Pending<Integer> second = new Pending<>();
        Started<Integer> started = Started.start(PROGRAM.call("caller", first, second));
        first.resume(1);
        second.resume(0);
        Throwable failure = catchThrowable(() -> started.end().get());
        assertThat(failure).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(ArithmeticException.class);
        StackTraceElement top = failure.getCause().getStackTrace()[0];
        assertThat(top.getMethodName()).isEqualTo("failsOnALine");
        assertThat(top.getFileName()).isEqualTo("Described.java");
        assertThat(top.getLineNumber()).isEqualTo(lineOfReturn());
    }

    @Test
    void a_suspended_coroutine_says_where_it_stands() throws Throwable {
        Pending<Integer> first = new Pending<>();
        Pending<Integer> second = new Pending<>();
        EventLoop loop = EventLoop.create();
        Task<Integer> task = loop.createTask(PROGRAM.call("caller", first, second));
        loop.runUntilComplete(Asyncio.sleep(Duration.ZERO));
        assertThat(task.stack())
                .extracting(Object::toString)
                .containsExactly(place("failsOnALine", 0), place("caller", 0));
        first.resume(1);
        loop.runUntilComplete(Asyncio.sleep(Duration.ZERO));
        assertThat(task.stack())
                .extracting(Object::toString)
                .containsExactly(place("failsOnALine", 1), place("caller", 0));
        second.resume(1);
        assertThat(loop.runUntilComplete(Coroutine.of("end"))).isEqualTo("end");
        loop.close();
    }

    /** The place where the n-th line of a method begins, as stack traces print it. */
    private static String place(String method, int n) {
        int line = lines(method(PROGRAM.compiled(), method, false)).get(n);
        return "programs.Described." + method + "(Described.java:" + line + ")";
    }

    private static int lineOfReturn() {
        List<Integer> lines = lines(method(PROGRAM.compiled(), "failsOnALine", false));
        return lines.get(2);
    }

    private static List<String> declarations(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !Program.isBody(method))
                .map(MetadataTest::declaration)
                .sorted()
                .toList();
    }

    private static String declaration(Method method) {
        List<Object> facts = new ArrayList<>();
        facts.add(method.toGenericString());
        facts.addAll(Arrays.asList(method.getAnnotations()));
        for (TypeVariable<Method> variable : method.getTypeParameters()) {
            facts.addAll(Arrays.asList(variable.getAnnotations()));
        }
        for (Parameter parameter : method.getParameters()) {
            facts.add(parameter + " " + parameter.isNamePresent() + " " + parameter.getModifiers());
            facts.addAll(Arrays.asList(parameter.getAnnotations()));
            facts.addAll(Arrays.asList(parameter.getAnnotatedType().getAnnotations()));
        }
        for (AnnotatedType thrown : method.getAnnotatedExceptionTypes()) {
            facts.add(thrown);
        }
        return facts + " " + method.getAnnotatedReturnType();
    }

    private static List<Integer> lines(MethodNode method) {
        return Stream.of(method.instructions.toArray())
                .filter(LineNumberNode.class::isInstance)
                .map(node -> ((LineNumberNode) node).line)
                .toList();
    }

    private static List<String> variables(MethodNode method) {
        return method.localVariables.stream()
                .map(variable -> variable.name + " " + variable.desc + " " + variable.signature)
                .sorted()
                .toList();
    }

    private static MethodNode method(Map<String, byte[]> classFiles, String name, boolean body) {
        ClassNode node = new ClassNode();
        new ClassReader(classFiles.get(NAME)).accept(node, 0);
        return node.methods.stream()
                .filter(method -> method.name.equals(name) && method.desc.contains("io/fermata/Execution") == body)
                .findFirst()
                .orElseThrow();
    }
}
