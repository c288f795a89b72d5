package io.fermata.compiler.flow;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which references a method makes and then uses. To drop one, or to keep it in a variable that is not used itself, is no
 * use; everything else is, on whatever path.
 */
public final class UsedReferences {
    private final InsnList code;
    private final Operands operands;
    private final Liveness usedVariables;

    private UsedReferences(MethodNode method, ControlFlow flow) {
        code = method.instructions;
        operands = Operands.of(method);
        usedVariables = Liveness.by(method, flow, solution -> (instruction, live) -> {
            boolean idle = instruction.getOpcode() == Opcodes.ALOAD && !isUsed(instruction, solution);
            if (!idle) {
                Liveness.read(instruction, live);
            }
        });
    }

    public static UsedReferences of(MethodNode method, ControlFlow flow) {
        return new UsedReferences(method, flow);
    }

    /** Whether anything is done with the reference that {@code producer} puts on the stack. */
    public boolean isUsed(AbstractInsnNode producer) {
        return isUsed(producer, usedVariables);
    }

    /** The stores that keep an unused reference, in the order in which they are executed. */
    public List<VarInsnNode> storesOf(AbstractInsnNode producer) {
        return operands.consumersOf(producer).stream()
                .filter(consumer -> consumer.getOpcode() == Opcodes.ASTORE)
                .map(VarInsnNode.class::cast)
                .toList();
    }

    private boolean isUsed(AbstractInsnNode producer, Liveness live) {
        List<AbstractInsnNode> consumers = operands.consumersOf(producer);
        return consumers.isEmpty() || consumers.stream().anyMatch(consumer -> uses(consumer, live));
    }

    private boolean uses(AbstractInsnNode consumer, Liveness live) {
        return consumer.getOpcode() == Opcodes.ASTORE
                ? live.after(code.indexOf(consumer)).get(((VarInsnNode) consumer).var)
                : consumer.getOpcode() != Opcodes.POP;
    }
}
