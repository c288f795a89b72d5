package io.fermata.compiler.oracle;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Type;

/** Variables in the slots of parameters that are no longer needed; compilers of Java give each its own, optimisers do not. */
class ReusedSlotsTest {
    private static final Type STRING = Type.getType(String.class);

    @Test
    void a_variable_may_lie_in_the_second_slot_of_a_long_parameter() {
        AssembledScenario.verify(
                "kept",
                code -> {
                    code.lconst(7);
                    AssembledScenario.awaitOther(code, "(J)");
                },
                "(J)",
                code -> {
                    AssembledScenario.awaitText(code, "kept");
                    code.store(1, STRING);
                    AssembledScenario.awaitText(code, "ignored");
                    code.pop();
                    code.load(1, STRING);
                });
    }

    @Test
    void a_long_variable_may_begin_before_a_parameter() {
        AssembledScenario.verify(
                "9",
                code -> {
                    code.iconst(1);
                    code.iconst(2);
                    AssembledScenario.awaitOther(code, "(II)");
                },
                "(II)",
                code -> {
                    code.lconst(9);
                    code.store(0, Type.LONG_TYPE);
                    AssembledScenario.awaitText(code, "ignored");
                    code.pop();
                    code.load(0, Type.LONG_TYPE);
                    code.invokestatic("java/lang/Long", "toString", "(J)Ljava/lang/String;", false);
                });
    }
}
