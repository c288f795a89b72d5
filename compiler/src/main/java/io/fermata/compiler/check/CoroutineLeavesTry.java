package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.flow.SuspensionGraph;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/** A coroutine returned inside a try is awaited only after the try has been left. */
final class CoroutineLeavesTry implements MethodCheck {
    private static final String MESSAGE =
            "a coroutine is returned inside a try: it is awaited after the method has been"
                    + " left, so no catch or finally here sees it; write return Coroutine.of(await(..)) to await it inside";

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() == null || method.node().tryCatchBlocks.isEmpty()) {
            return;
        }
        ControlFlow flow = method.flow();
        InsnList instructions = method.node().instructions;
        for (AbstractInsnNode instruction : instructions) {
            boolean returns = instruction.getOpcode() == Opcodes.ARETURN;
            if (returns && SuspensionGraph.previous(instruction) instanceof MethodInsnNode call) {
                boolean covered = flow.handlers(instructions.indexOf(call)).length > 0;
                if (covered && !SuspensionGraph.isWrapper(call)) {
                    findings.accept(new Finding(Code.COROUTINE_LEAVES_TRY, method.node(), method.line(call), MESSAGE));
                }
            }
        }
    }
}
