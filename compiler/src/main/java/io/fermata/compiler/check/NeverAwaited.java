package io.fermata.compiler.check;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.diagnostic.Code;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** A coroutine that is made and dropped never runs. */
final class NeverAwaited implements MethodCheck {
    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        for (MethodInsnNode call : method.calls()) {
            if (Type.getReturnType(call.desc).equals(RuntimeNames.COROUTINE_TYPE) && isDropped(call)) {
                String message = "coroutine '" + call.name + "' was never awaited, so it never runs;"
                        + " write await(" + call.name + "(..)), or createTask(" + call.name
                        + "(..)) to run it in the background";
                findings.accept(new Finding(Code.NEVER_AWAITED, method.node(), method.line(call), message));
            }
        }
    }

    private static boolean isDropped(AbstractInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && next.getOpcode() == Opcodes.POP;
    }
}
