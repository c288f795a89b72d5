package io.fermata.compiler.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * How many monitors a method holds before each of its instructions.
 *
 * <p>Structured locking (JVMS 2.11.10) makes the depth the same on every path to an instruction, so each instruction is
 * visited once.
 */
public final class MonitorDepth {
    private static final int UNREACHED = -1;

    private final int[] depthBefore;

    private MonitorDepth(int[] depthBefore) {
        this.depthBefore = depthBefore;
    }

    public static MonitorDepth of(MethodNode method, ControlFlow flow) {
        int[] depths = new int[flow.size()];
        Arrays.fill(depths, UNREACHED);
        Deque<Integer> pending = new ArrayDeque<>();
        reach(0, 0, depths, pending);
        while (!pending.isEmpty()) {
            int index = pending.pop();
            int after = depths[index] + change(method.instructions.get(index).getOpcode());
            for (int successor : flow.successors(index)) {
                reach(successor, after, depths, pending);
            }
            for (int handler : flow.handlers(index)) {
                reach(handler, depths[index], depths, pending);
            }
        }
        return new MonitorDepth(depths);
    }

    public boolean isHeld(int index) {
        return depthBefore[index] > 0;
    }

    private static void reach(int index, int depth, int[] depths, Deque<Integer> pending) {
        if (index < depths.length && depths[index] == UNREACHED) {
            depths[index] = Math.max(depth, 0);
            pending.push(index);
        }
    }

    private static int change(int opcode) {
        return switch (opcode) {
            case Opcodes.MONITORENTER -> 1;
            case Opcodes.MONITOREXIT -> -1;
            default -> 0;
        };
    }
}
