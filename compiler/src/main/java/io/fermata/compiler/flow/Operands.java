package io.fermata.compiler.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which instructions take the reference that another one has just put on the stack, found by following the code to the
 * next instruction that does something: the arms of a conditional expression lead to the same one.
 */
public final class Operands {
    /** Javac jumps to where an expression goes on, and not to a jump; this bounds what others may do. */
    private static final int LONGEST_JUMP_CHAIN = 16;

    private final Map<AbstractInsnNode, List<AbstractInsnNode>> consumers = new HashMap<>();
    private final Map<AbstractInsnNode, List<AbstractInsnNode>> producers = new HashMap<>();

    private Operands() {}

    public static Operands of(MethodNode method) {
        Operands operands = new Operands();
        for (AbstractInsnNode instruction : method.instructions) {
            if (putsReference(instruction.getOpcode()) && !isVoidCall(instruction)) {
                operands.follow(instruction);
            }
        }
        return operands;
    }

    /** Who takes the reference that {@code producer} makes; several if it is copied into variables on its way. */
    public List<AbstractInsnNode> consumersOf(AbstractInsnNode producer) {
        return consumers.getOrDefault(producer, List.of());
    }

    /** Whose reference {@code consumer} may take off the top of the stack; empty if that is not known. */
    public List<AbstractInsnNode> producersOf(AbstractInsnNode consumer) {
        return producers.getOrDefault(consumer, List.of());
    }

    private static boolean putsReference(int opcode) {
        return switch (opcode) {
            case Opcodes.ALOAD,
                    Opcodes.AALOAD,
                    Opcodes.ACONST_NULL,
                    Opcodes.LDC,
                    Opcodes.GETFIELD,
                    Opcodes.GETSTATIC,
                    Opcodes.INVOKEVIRTUAL,
                    Opcodes.INVOKESPECIAL,
                    Opcodes.INVOKESTATIC,
                    Opcodes.INVOKEINTERFACE,
                    Opcodes.INVOKEDYNAMIC -> true;
            default -> false;
        };
    }

    /** Ecj closes resources and releases monitors above the value to return, so that a void call may come next to its use. */
    private static boolean isVoidCall(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call && call.desc.endsWith(")V");
    }

    private void follow(AbstractInsnNode producer) {
        AbstractInsnNode next = afterwards(producer);
        for (AbstractInsnNode copy = copiedInto(next); copy != null; copy = copiedInto(next)) { // a = b = value
            connect(producer, copy);
            next = afterwards(copy);
        }
        if (next != null) {
            connect(producer, next);
        }
    }

    private void connect(AbstractInsnNode producer, AbstractInsnNode consumer) {
        consumers.computeIfAbsent(producer, key -> new ArrayList<>(1)).add(consumer);
        producers.computeIfAbsent(consumer, key -> new ArrayList<>(1)).add(producer);
    }

    /** The store that gets a copy of the operand, if that is what {@code instruction} makes one for. */
    private static @Nullable AbstractInsnNode copiedInto(@Nullable AbstractInsnNode instruction) {
        if (instruction == null || instruction.getOpcode() != Opcodes.DUP) {
            return null;
        }
        AbstractInsnNode store = afterwards(instruction);
        return store != null && store.getOpcode() == Opcodes.ASTORE ? store : null;
    }

    /** The next instruction to look at the operands: casts only check them, jumps and labels do not even that. */
    private static @Nullable AbstractInsnNode afterwards(AbstractInsnNode instruction) {
        AbstractInsnNode next = instruction.getNext();
        int jumps = 0;
        while (next != null && leavesOperands(next.getOpcode())) {
            if (next instanceof JumpInsnNode jump) {
                if (++jumps > LONGEST_JUMP_CHAIN) {
                    return null;
                }
                next = jump.label;
            } else {
                next = next.getNext();
            }
        }
        return next;
    }

    private static boolean leavesOperands(int opcode) {
        return opcode < 0 || opcode == Opcodes.NOP || opcode == Opcodes.CHECKCAST || opcode == Opcodes.GOTO;
    }
}
