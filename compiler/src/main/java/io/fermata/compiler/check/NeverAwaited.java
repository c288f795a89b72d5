package io.fermata.compiler.check;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.flow.SuspensionGraph;
import io.fermata.compiler.flow.UsedReferences;
import io.fermata.compiler.flow.VariableNames;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** A coroutine that is made and dropped, or kept in a variable that nobody reads, never runs. */
final class NeverAwaited implements MethodCheck {
    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        checkReferences(method, findings);
        List<MethodInsnNode> calls = method.calls().stream()
                .filter(call -> returnsCoroutine(call.desc))
                .toList();
        if (calls.isEmpty()) {
            return;
        }
        UsedReferences references = UsedReferences.of(method.node(), method.flow());
        VariableNames names = VariableNames.of(method.node());
        for (MethodInsnNode call : calls) {
            if (!references.isUsed(call) && !isReplacedResult(call, references, names)) {
                String message = "coroutine '" + call.name + "' was never awaited, so it never runs"
                        + keptIn(references.storesOf(call), names) + "; write await(" + call.name
                        + "(..)), or createTask(" + call.name + "(..)) to run it in the background";
                findings.accept(new Finding(Code.NEVER_AWAITED, method.node(), method.line(call), message));
            }
        }
    }

    /** In {@code try { return Coroutine.of(a); } finally { return b(); }} no work is left undone. */
    private static boolean isReplacedResult(MethodInsnNode call, UsedReferences references, VariableNames names) {
        List<VarInsnNode> stores = references.storesOf(call);
        return !stores.isEmpty()
                && SuspensionGraph.isWrapper(call)
                && keptIn(stores, names).isEmpty();
    }

    private static String keptIn(List<VarInsnNode> stores, VariableNames names) {
        for (VarInsnNode store : stores) {
            LocalVariableNode variable = names.storedBy(store.var, store);
            if (variable != null) {
                return ": variable '" + variable.name + "' is not read afterwards";
            }
        }
        return "";
    }

    private static void checkReferences(CheckedMethod method, Consumer<Finding> findings) {
        for (AbstractInsnNode instruction : method.node().instructions) {
            Handle target = instruction instanceof InvokeDynamicInsnNode dynamic ? droppedResult(dynamic) : null;
            if (target != null) {
                String message = "coroutine '" + target.getName() + "' was never awaited, so it never runs: the method"
                        + " reference is called by code that expects no result; write a lambda that calls createTask("
                        + target.getName() + "(..))";
                findings.accept(new Finding(Code.NEVER_AWAITED, method.node(), method.line(instruction), message));
            }
        }
    }

    /** The method that returns a coroutine behind a method reference whose interface returns nothing. */
    private static @Nullable Handle droppedResult(InvokeDynamicInsnNode reference) {
        Object[] arguments = reference.bsmArgs;
        boolean forNothing = reference.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && arguments[0] instanceof Type type
                && type.getReturnType().equals(Type.VOID_TYPE);
        return forNothing && arguments[1] instanceof Handle target && returnsCoroutine(target.getDesc())
                ? target
                : null;
    }

    private static boolean returnsCoroutine(String descriptor) {
        return Type.getReturnType(descriptor).equals(RuntimeNames.COROUTINE_TYPE);
    }
}
