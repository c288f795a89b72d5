package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/** Uninitialised objects copied and put aside in ways that the JVM allows and javac does not use. */
class CopiedConstructionTest {
    private static final String NAME = "scenarios/Copied";
    private static final Type BUILDER = Type.getType(StringBuilder.class);
    private static final Type STRING = Type.getType(String.class);

    @Test
    void dup_x1_under_an_operand() {
        verify("left", code -> {
            code.aconst("left");
            code.anew(BUILDER); // left, new
            code.dupX1();
            code.swap(); // new, new, left
            code.pop();
            awaitText(code, "left"); // new, new, text
            construct(code);
        });
    }

    @Test
    void dup_x2_under_a_long() {
        verify("[wide]", code -> {
            code.lconst(5);
            code.anew(BUILDER); // 5, new
            code.dupX2(); // new, 5, new
            code.dupX2();
            code.pop(); // new, new, 5
            code.pop2();
            awaitText(code, "[wide]");
            construct(code);
        });
    }

    @Test
    void dup2_of_a_pair() {
        verify("pair", code -> {
            code.anew(BUILDER);
            code.aconst("below");
            code.dup2(); // new, below, new, below
            code.pop();
            awaitText(code, "pair"); // new, below, new, text
            construct(code); // made, below
            code.pop();
        });
    }

    @Test
    void dup2_x1_and_dup2_x2_of_two_objects() {
        verify("second", code -> {
            code.iconst(1);
            code.iconst(2);
            code.anew(BUILDER);
            code.anew(BUILDER); // 1, 2, a, b
            code.dup2X2(); // a, b, 1, 2, a, b
            code.dup2X1(); // a, b, 1, a, b, 2, a, b
            awaitText(code, "second"); // a, b, 1, a, b, 2, a, b, text
            construct(code); // a, made, 1, a, made, 2, a
            code.pop2();
            code.pop2();
            code.pop(); // a, made
            code.swap();
            code.pop();
        });
    }

    @Test
    void kept_in_several_locals() {
        verify("both the same: true", code -> {
            code.anew(BUILDER);
            code.dup();
            code.store(1, BUILDER);
            code.store(2, BUILDER);
            code.load(2, BUILDER);
            awaitText(code, "both the same: ");
            construct(code);
            awaitText(code, "after");
            code.pop();
            code.load(1, BUILDER);
            code.load(1, BUILDER);
            code.load(2, BUILDER);
            append(code, "true");
            code.pop();
            code.pop();
        });
    }

    @Test
    void several_awaits_with_copies_above_and_below() {
        verify("first", code -> {
            code.anew(BUILDER);
            code.dup();
            awaitText(code, "dropped"); // new, new, text
            code.pop();
            code.dup(); // new, new, new
            awaitText(code, "first");
            construct(code); // made, made
            awaitText(code, "between");
            code.pop();
            code.pop();
        });
    }

    @Test
    void dropped_without_being_constructed() {
        verify("kept", code -> {
            code.anew(BUILDER);
            code.dup();
            awaitText(code, "unused");
            code.pop();
            code.pop2();
            code.anew(BUILDER);
            code.dup();
            awaitText(code, "kept");
            construct(code);
        });
    }

    /** Runs a method made of {@code body}, which leaves a StringBuilder on the stack. */
    private static void verify(String expected, Consumer<InstructionAdapter> body) {
        byte[] classFile = classFile(body);
        Compilation compilation = new AsyncCompiler(ClassFiles.none()).compile(classFile);
        assertThat(compilation.diagnostics()).isEmpty();
        Map<String, byte[]> transformed = new TreeMap<>(Map.of(NAME, compilation.classFile()));
        compilation.frames().forEach(frame -> transformed.put(frame.internalName(), frame.bytes()));
        Map<String, byte[]> blocking = Map.of(NAME, BlockingCode.of(classFile));
        Scenario scenario = new Scenario(NAME.replace('/', '.'), "method", blocking, transformed);
        assertThat(scenario.expected().outcome()).endsWith(" " + expected);
        scenario.verify(true);
    }

    private static byte[] classFile(Consumer<InstructionAdapter> body) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
        InstructionAdapter code = new InstructionAdapter(writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "method", "()Lio/fermata/Coroutine;", null, null));
        code.visitAnnotation("Lio/fermata/Async;", false).visitEnd();
        code.visitCode();
        body.accept(code);
        code.invokevirtual(BUILDER.getInternalName(), "toString", "()Ljava/lang/String;", false);
        code.invokestatic("io/fermata/Coroutine", "of", "(Ljava/lang/Object;)Lio/fermata/Coroutine;", false);
        code.areturn(Type.getObjectType("io/fermata/Coroutine"));
        code.visitMaxs(0, 0);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static void awaitText(InstructionAdapter code, String text) {
        code.aconst(text);
        String probe = Type.getInternalName(Probe.class);
        code.invokestatic(probe, "later", "(Ljava/lang/Object;)Lio/fermata/Awaitable;", false);
        code.invokestatic("io/fermata/Asyncio", "await", "(Lio/fermata/Awaitable;)Ljava/lang/Object;", false);
        code.checkcast(STRING);
    }

    private static void construct(InstructionAdapter code) {
        code.invokespecial(BUILDER.getInternalName(), "<init>", "(Ljava/lang/String;)V", false);
    }

    private static void append(InstructionAdapter code, String text) {
        code.aconst(text);
        code.invokevirtual(BUILDER.getInternalName(), "append", "(Ljava/lang/String;)Ljava/lang/StringBuilder;", false);
    }
}
