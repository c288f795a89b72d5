package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.flow.SuspensionGraph;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

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
        for (AbstractInsnNode instruction : method.node().instructions) {
            if (instruction.getOpcode() == Opcodes.ARETURN) {
                MethodInsnNode call = returnedCall(instruction, method.node());
                if (call != null && !SuspensionGraph.isWrapper(call) && isInsideTry(call, method.node(), flow)) {
                    findings.accept(new Finding(Code.COROUTINE_LEAVES_TRY, method.node(), method.line(call), MESSAGE));
                }
            }
        }
    }

    private static @Nullable MethodInsnNode returnedCall(AbstractInsnNode returning, MethodNode method) {
        AbstractInsnNode source = SuspensionGraph.previous(returning);
        if (source instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && !isNamed(load, method)) {
            source = stored(load);
        }
        return source instanceof MethodInsnNode call ? call : null;
    }

    /** A result waits in a variable without a name while the finally is executed: what was stored there last. */
    private static @Nullable AbstractInsnNode stored(VarInsnNode load) {
        for (AbstractInsnNode before = load.getPrevious(); before != null; before = before.getPrevious()) {
            if (before instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE && store.var == load.var) {
                return SuspensionGraph.previous(store);
            }
        }
        return null;
    }

    private static boolean isNamed(VarInsnNode load, MethodNode method) {
        if (method.localVariables == null) {
            return false;
        }
        InsnList instructions = method.instructions;
        int index = instructions.indexOf(load);
        for (LocalVariableNode variable : method.localVariables) {
            boolean inScope =
                    instructions.indexOf(variable.start) <= index && index < instructions.indexOf(variable.end);
            if (variable.index == load.var && inScope) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInsideTry(MethodInsnNode call, MethodNode method, ControlFlow flow) {
        for (int handler : flow.handlers(method.instructions.indexOf(call))) {
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
