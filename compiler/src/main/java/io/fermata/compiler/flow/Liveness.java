package io.fermata.compiler.flow;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Which local variables may still be read after an instruction: backward may-analysis to a fixed point (Aho, Lam,
 * Sethi, Ullman: Compilers, 9.2.5), exception edges included.
 */
public final class Liveness {
    private final ControlFlow flow;
    private final BitSet[] liveBefore;

    private Liveness(ControlFlow flow) {
        this.flow = flow;
        this.liveBefore = new BitSet[flow.size()];
        for (int i = 0; i < liveBefore.length; i++) {
            liveBefore[i] = new BitSet();
        }
    }

    /** Liveness as the program sees it: a slot is live while an instruction may still load it. */
    public static Liveness ofReads(MethodNode method, ControlFlow flow) {
        return new Liveness(flow).solve(method.instructions, false);
    }

    /**
     * Liveness as the verifier sees it: a slot is live, too, while a StackMapTable entry on the way ahead still
     * declares a type for it. A slot that is live here only must hold some value of its type, no matter which.
     */
    public static Liveness ofDeclarations(MethodNode method, ControlFlow flow) {
        return new Liveness(flow).solve(method.instructions, true);
    }

    /** The slots live once the instruction has completed, or has thrown into a handler of the method. */
    public BitSet after(int index) {
        BitSet live = union(flow.successors(index));
        live.or(union(flow.handlers(index)));
        return live;
    }

    private BitSet union(int[] indices) {
        BitSet live = new BitSet();
        for (int index : indices) {
            live.or(liveBefore[index]);
        }
        return live;
    }

    private Liveness solve(InsnList instructions, boolean framesRead) {
        AbstractInsnNode[] code = instructions.toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.length - 1; i >= 0; i--) {
                BitSet live = union(flow.successors(i));
                apply(code[i], live, framesRead);
                live.or(union(flow.handlers(i)));
                if (!live.equals(liveBefore[i])) {
                    liveBefore[i] = live;
                    changed = true;
                }
            }
        }
        return this;
    }

    private static void apply(AbstractInsnNode instruction, BitSet live, boolean framesRead) {
        if (instruction instanceof VarInsnNode variable) {
            live.set(variable.var, variable.getOpcode() < Opcodes.ISTORE);
        } else if (instruction instanceof IincInsnNode increment) {
            live.set(increment.var);
        } else if (framesRead && instruction instanceof FrameNode frame) {
            declare(frame, live);
        }
    }

    private static void declare(FrameNode frame, BitSet live) {
        live.clear();
        int slot = 0;
        for (Object declared : frame.local) {
            ValueType type = new ValueType(declared);
            live.set(slot, !type.isTop());
            slot += type.size();
        }
    }
}
