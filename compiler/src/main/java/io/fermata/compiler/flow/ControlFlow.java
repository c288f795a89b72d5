package io.fermata.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The successors of each instruction, by index: normal ones and the exception handlers that cover it. */
public final class ControlFlow {
    private static final int[] NONE = {};

    private final int[][] successors;
    private final int[][] handlers;

    private ControlFlow(int[][] successors, int[][] handlers) {
        this.successors = successors;
        this.handlers = handlers;
    }

    public static ControlFlow of(MethodNode method) {
        InsnList instructions = method.instructions;
        int[][] successors = new int[instructions.size()][];
        for (int i = 0; i < successors.length; i++) {
            successors[i] = successorsOf(instructions, i);
        }
        return new ControlFlow(successors, handlersOf(method));
    }

    public int size() {
        return successors.length;
    }

    public int[] successors(int index) {
        return successors[index];
    }

    /** Where control goes when the instruction throws, innermost handler first. */
    public int[] handlers(int index) {
        return handlers[index];
    }

    private static int[] successorsOf(InsnList instructions, int index) {
        AbstractInsnNode instruction = instructions.get(index);
        if (instruction instanceof JumpInsnNode jump) {
            int target = instructions.indexOf(jump.label);
            return jump.getOpcode() == Opcodes.GOTO ? new int[] {target} : new int[] {index + 1, target};
        }
        if (instruction instanceof TableSwitchInsnNode table) {
            return targets(instructions, table.dflt, table.labels);
        }
        if (instruction instanceof LookupSwitchInsnNode lookup) {
            return targets(instructions, lookup.dflt, lookup.labels);
        }
        boolean ends = endsFlow(instruction.getOpcode()) || index + 1 == instructions.size();
        return ends ? NONE : new int[] {index + 1};
    }

    private static boolean endsFlow(int opcode) {
        return (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) || opcode == Opcodes.ATHROW;
    }

    private static int[] targets(InsnList instructions, LabelNode defaultLabel, List<LabelNode> labels) {
        int[] targets = new int[labels.size() + 1];
        targets[0] = instructions.indexOf(defaultLabel);
        for (int i = 0; i < labels.size(); i++) {
            targets[i + 1] = instructions.indexOf(labels.get(i));
        }
        return targets;
    }

    private static int[][] handlersOf(MethodNode method) {
        InsnList instructions = method.instructions;
        List<List<Integer>> handlers = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            handlers.add(List.of());
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int handler = instructions.indexOf(block.handler);
            for (int i = instructions.indexOf(block.start); i < instructions.indexOf(block.end); i++) {
                if (handlers.get(i).isEmpty()) {
                    handlers.set(i, new ArrayList<>(2));
                }
                handlers.get(i).add(handler);
            }
        }
        return handlers.stream()
                .map(list -> list.isEmpty()
                        ? NONE
                        : list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
