package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.flow.ReturnedValue;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A coroutine returned inside a try is awaited only after the try has been left. */
final class CoroutineLeavesTry implements MethodCheck {
    private static final String MESSAGE =
            "a coroutine is returned inside a try: it is awaited after the method has been"
                    + " left, so no catch or finally here sees it; write return Coroutine.of(await(..)) to await it inside";

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        boolean returnsGenerator =
                method.async() != null && method.async().kind().isGenerator();
        if (method.async() == null
                || returnsGenerator
                || method.node().tryCatchBlocks.isEmpty()) {
            return;
        }
        ControlFlow flow = method.flow();
        for (ReturnedValue value : ReturnedValue.of(method.node(), flow)) {
            if (!value.finished() && isInsideTry(value.expression(), method.node(), flow)) {
                int line = method.line(value.expression());
                findings.accept(new Finding(Code.COROUTINE_LEAVES_TRY, method.node(), line, MESSAGE));
            }
        }
    }

    private static boolean isInsideTry(AbstractInsnNode expression, MethodNode method, ControlFlow flow) {
        for (int handler : flow.handlers(method.instructions.indexOf(expression))) {
            if (!releasesMonitor(method.instructions.get(handler))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a handler is the one that javac gives a synchronized block: failure kept, monitor loaded and released. */
    private static boolean releasesMonitor(AbstractInsnNode handler) {
        int[] expected = {Opcodes.ASTORE, Opcodes.ALOAD, Opcodes.MONITOREXIT};
        int matched = 0;
        for (AbstractInsnNode next = handler; next != null && matched < expected.length; next = next.getNext()) {
            if (next.getOpcode() >= 0 && next.getOpcode() != expected[matched++]) {
                return false;
            }
        }
        return true;
    }
}
