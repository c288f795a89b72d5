package io.fermata.compiler.oracle;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Handlers that cover a single await and nothing after it; compilers of Java always cover what becomes of the value. */
class NarrowHandlersTest {
    private static final Type OBJECT = Type.getType(Object.class);
    private static final String EXCEPTION = "java/lang/IllegalStateException";

    @Test
    void a_local_is_there_that_only_the_handler_reads() {
        AssembledScenario.verify("kept", code -> {
            AssembledScenario.awaitText(code, "kept");
            code.store(0, OBJECT);
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            code.visitTryCatchBlock(start, end, handler, EXCEPTION);
            code.mark(start);
            AssembledScenario.awaitFailure(code, "lost");
            code.mark(end);
            code.pop();
            code.aconst(null);
            code.areturn(OBJECT);
            code.mark(handler); // exception
            code.visitFrame(Opcodes.F_FULL, 1, new Object[] {OBJECT.getInternalName()}, 1, new Object[] {EXCEPTION});
            code.pop();
            code.load(0, OBJECT);
            code.checkcast(Type.getType(String.class));
        });
    }
}
