package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/** A scenario of instructions, for what no compiler of Java makes. */
final class AssembledScenario {
    private static final String NAME = "scenarios/Assembled";
    private static final Type STRING = Type.getType(String.class);

    private AssembledScenario() {}

    /** Runs an async method made of {@code body}, which leaves its result, a string, on the stack. */
    static void verify(String expected, Consumer<InstructionAdapter> body) {
        verify(expected, body, "()", other -> {});
    }

    /** The same with another async method, {@code other}, which {@code body} may call; it has the given parameters. */
    static void verify(
            String expected, Consumer<InstructionAdapter> body, String parameters, Consumer<InstructionAdapter> other) {
        byte[] classFile = classFile(body, parameters, other);
        Compilation compilation = new AsyncCompiler(ClassFiles.none()).compile(classFile);
        assertThat(compilation.diagnostics()).isEmpty();
        Map<String, byte[]> transformed = new TreeMap<>(Map.of(NAME, compilation.classFile()));
        compilation.frames().forEach(frame -> transformed.put(frame.internalName(), frame.bytes()));
        Map<String, byte[]> blocking = Map.of(NAME, BlockingCode.of(classFile));
        String name = NAME.replace('/', '.');
        Scenario scenario =
                new Scenario("method", ScenarioClass.anew(name, blocking), ScenarioClass.anew(name, transformed));
        assertThat(scenario.expected().outcome()).endsWith(" " + expected);
        scenario.verify(true);
    }

    private static byte[] classFile(
            Consumer<InstructionAdapter> body, String parameters, Consumer<InstructionAdapter> other) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        asyncMethod(writer, "method", "()", body);
        if (!parameters.equals("()")) {
            asyncMethod(writer, "other", parameters, other);
        }
        return writer.toByteArray();
    }

    private static void asyncMethod(
            ClassWriter writer, String name, String parameters, Consumer<InstructionAdapter> body) {
        InstructionAdapter code = new InstructionAdapter(writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, parameters + "Lio/fermata/Coroutine;", null, null));
        code.visitAnnotation("Lio/fermata/Async;", false).visitEnd();
        code.visitCode();
        body.accept(code);
        code.invokestatic("io/fermata/Coroutine", "of", "(Ljava/lang/Object;)Lio/fermata/Coroutine;", false);
        code.areturn(Type.getObjectType("io/fermata/Coroutine"));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Awaits the other method, whose arguments are on the stack. */
    static void awaitOther(InstructionAdapter code, String parameters) {
        code.invokestatic(NAME, "other", parameters + "Lio/fermata/Coroutine;", false);
        code.invokestatic("io/fermata/Asyncio", "await", "(Lio/fermata/Awaitable;)Ljava/lang/Object;", false);
        code.checkcast(STRING);
    }

    /** Awaits {@code text}, which is on the stack then. */
    static void awaitText(InstructionAdapter code, String text) {
        code.aconst(text);
        String probe = Type.getInternalName(Probe.class);
        code.invokestatic(probe, "later", "(Ljava/lang/Object;)Lio/fermata/Awaitable;", false);
        code.invokestatic("io/fermata/Asyncio", "await", "(Lio/fermata/Awaitable;)Ljava/lang/Object;", false);
        code.checkcast(STRING);
    }

    /** The same, failing with {@code message}. */
    static void awaitFailure(InstructionAdapter code, String message) {
        code.aconst(message);
        String probe = Type.getInternalName(Probe.class);
        code.invokestatic(probe, "failing", "(Ljava/lang/String;)Lio/fermata/Awaitable;", false);
        code.invokestatic("io/fermata/Asyncio", "await", "(Lio/fermata/Awaitable;)Ljava/lang/Object;", false);
    }
}
