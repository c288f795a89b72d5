package io.fermata.compiler.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** The variables of the source behind local variable slots, as far as the LocalVariableTable (JVMS 4.7.13) tells. */
public final class VariableNames {
    private final InsnList code;
    private final Map<Integer, List<LocalVariableNode>> bySlot = new HashMap<>();

    private VariableNames(MethodNode method) {
        code = method.instructions;
        List<LocalVariableNode> table = method.localVariables == null ? List.of() : method.localVariables;
        table.forEach(variable -> bySlot.computeIfAbsent(variable.index, key -> new ArrayList<>(1))
                .add(variable));
    }

    public static VariableNames of(MethodNode method) {
        return new VariableNames(method);
    }

    /** The variable whose scope has {@code instruction} in it, null for what has no name in the source. */
    public @Nullable LocalVariableNode at(int slot, AbstractInsnNode instruction) {
        int index = code.indexOf(instruction);
        for (LocalVariableNode variable : bySlot.getOrDefault(slot, List.of())) {
            if (code.indexOf(variable.start) <= index && index < code.indexOf(variable.end)) {
                return variable;
            }
        }
        return null;
    }

    /** The variable that a store gives a value: its scope may begin with the next instruction only. */
    public @Nullable LocalVariableNode storedBy(int slot, AbstractInsnNode store) {
        AbstractInsnNode next = store.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next == null ? null : at(slot, next);
    }
}
