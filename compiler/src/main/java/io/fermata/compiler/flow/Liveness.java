package io.fermata.compiler.flow;

import java.util.BitSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
        return new Liveness(flow).solve(method.instructions, Liveness::read);
    }

    /**
     * Liveness as the verifier sees it: a slot is live, too, while a StackMapTable entry on the way ahead still
     * declares a type for it. A slot that is live here only must hold some value of its type, no matter which.
     */
    public static Liveness ofDeclarations(MethodNode method, ControlFlow flow) {
        return new Liveness(flow).solve(method.instructions, Liveness::readOrDeclare);
    }

    /** Liveness by an {@code effect} of one's own, which turns what is live after an instruction into what is before. */
    static Liveness by(
            MethodNode method, ControlFlow flow, Function<Liveness, BiConsumer<AbstractInsnNode, BitSet>> effect) {
        Liveness liveness = new Liveness(flow);
        return liveness.solve(method.instructions, effect.apply(liveness));
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

    private Liveness solve(InsnList instructions, BiConsumer<AbstractInsnNode, BitSet> effect) {
        AbstractInsnNode[] code = instructions.toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.length - 1; i >= 0; i--) {
                BitSet live = union(flow.successors(i));
                effect.accept(code[i], live);
                live.or(union(flow.handlers(i)));
                if (!live.equals(liveBefore[i])) {
                    liveBefore[i] = live;
                    changed = true;
                }
            }
        }
        return this;
    }

    static void read(AbstractInsnNode instruction, BitSet live) {
        if (instruction instanceof VarInsnNode variable) {
            live.set(variable.var, variable.getOpcode() < Opcodes.ISTORE);
        } else if (instruction instanceof IincInsnNode increment) {
            live.set(increment.var);
        }
    }

    private static void readOrDeclare(AbstractInsnNode instruction, BitSet live) {
        if (instruction instanceof FrameNode frame) {
            declare(frame, live);
        } else {
            read(instruction, live);
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
