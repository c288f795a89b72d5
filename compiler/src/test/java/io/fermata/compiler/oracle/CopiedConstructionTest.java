package io.fermata.compiler.oracle;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/** Uninitialised objects copied and put aside in ways that the JVM allows and javac does not use. */
class CopiedConstructionTest {
    private static final Type BUILDER = Type.getType(StringBuilder.class);

    @Test
    void dup_x1_under_an_operand() {
        verify("left", code -> {
            code.aconst("left");
            code.anew(BUILDER); // left, new
            code.dupX1();
            code.swap(); // new, new, left
            code.pop();
            AssembledScenario.awaitText(code, "left"); // new, new, text
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
            AssembledScenario.awaitText(code, "[wide]");
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
            AssembledScenario.awaitText(code, "pair"); // new, below, new, text
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
            AssembledScenario.awaitText(code, "second"); // a, b, 1, a, b, 2, a, b, text
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
            AssembledScenario.awaitText(code, "both the same: ");
            construct(code);
            AssembledScenario.awaitText(code, "after");
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
            AssembledScenario.awaitText(code, "dropped"); // new, new, text
            code.pop();
            code.dup(); // new, new, new
            AssembledScenario.awaitText(code, "first");
            construct(code); // made, made
            AssembledScenario.awaitText(code, "between");
            code.pop();
            code.pop();
        });
    }

    @Test
    void dropped_without_being_constructed() {
        verify("kept", code -> {
            code.anew(BUILDER);
            code.dup();
            AssembledScenario.awaitText(code, "unused");
            code.pop();
            code.pop2();
            code.anew(BUILDER);
            code.dup();
            AssembledScenario.awaitText(code, "kept");
            construct(code);
        });
    }

    /** Runs a method made of {@code body}, which leaves a StringBuilder on the stack. */
    private static void verify(String expected, Consumer<InstructionAdapter> body) {
        AssembledScenario.verify(expected, code -> {
            body.accept(code);
            code.invokevirtual(BUILDER.getInternalName(), "toString", "()Ljava/lang/String;", false);
        });
    }

    private static void construct(InstructionAdapter code) {
        code.invokespecial(BUILDER.getInternalName(), "<init>", "(Ljava/lang/String;)V", false);
    }

    private static void append(InstructionAdapter code, String text) {
        code.aconst(text);
        code.invokevirtual(BUILDER.getInternalName(), "append", "(Ljava/lang/String;)Ljava/lang/StringBuilder;", false);
    }
}
