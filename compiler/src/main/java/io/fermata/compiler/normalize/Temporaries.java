package io.fermata.compiler.normalize;

import io.fermata.compiler.flow.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Local variables above a method's own, each used only within one rewritten instruction.
 *
 * <p>Operands taken off the stack are kept here until they are put back. An operand that is invisible, because its
 * object is made later, takes part in the order and needs no instruction.
 */
final class Temporaries {
    private final InsnList code;
    private final int firstSlot;
    private int nextSlot;
    private int highestSlot;

    Temporaries(InsnList code, int firstSlot) {
        this.code = code;
        this.firstSlot = firstSlot;
        this.nextSlot = firstSlot;
        this.highestSlot = firstSlot;
    }

    /** An operand in a temporary variable; no slot if there is nothing to load. */
    record Saved(int slot, @Nullable ValueType type) {}

    /** Forgets what was saved; the slots are used again. */
    void reset() {
        nextSlot = firstSlot;
    }

    int slotCount() {
        return highestSlot;
    }

    /** Takes {@code operands} off the stack, topmost last in the list; null stands for an invisible one. */
    List<Saved> takeOff(List<@Nullable ValueType> operands) {
        List<Saved> saved = new ArrayList<>();
        for (int i = operands.size() - 1; i >= 0; i--) {
            saved.add(0, store(operands.get(i)));
        }
        return saved;
    }

    Saved store(@Nullable ValueType type) {
        if (type == null) {
            return new Saved(-1, null);
        }
        Saved saved = new Saved(nextSlot, type);
        code.add(new VarInsnNode(fieldType(type).getOpcode(Opcodes.ISTORE), saved.slot()));
        nextSlot += type.size();
        highestSlot = Math.max(highestSlot, nextSlot);
        return saved;
    }

    void load(Saved saved) {
        ValueType type = saved.type();
        if (type == null) {
            return;
        }
        if (type.isNull()) {
            code.add(new InsnNode(Opcodes.ACONST_NULL));
        } else {
            code.add(new VarInsnNode(fieldType(type).getOpcode(Opcodes.ILOAD), saved.slot()));
        }
    }

    private static Type fieldType(ValueType type) {
        return type.isNull() || type.isUninitialized() ? Type.getObjectType("java/lang/Object") : type.asType();
    }
}
