package io.fermata.compiler.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A value that a return statement may hand over; a conditional expression has several.
 *
 * @param expression the instruction that made the value, or read it from where it was kept under a name
 * @param finished whether it can only be an outcome that is there already, as {@code Coroutine.of} makes it
 */
public record ReturnedValue(AbstractInsnNode expression, boolean finished) {

    /** All values that {@code method} may return. */
    public static List<ReturnedValue> of(MethodNode method, ControlFlow flow) {
        return new Finder(method, flow).find();
    }

    private static final class Finder {
        private final MethodNode method;
        private final ControlFlow flow;
        private final Operands operands;
        private final VariableNames names;
        private final Set<AbstractInsnNode> followed = new HashSet<>();
        private @Nullable BitSet @Nullable [] unfinished;

        Finder(MethodNode method, ControlFlow flow) {
            this.method = method;
            this.flow = flow;
            this.operands = Operands.of(method);
            this.names = VariableNames.of(method);
        }

        List<ReturnedValue> find() {
            List<ReturnedValue> values = new ArrayList<>();
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction.getOpcode() == Opcodes.ARETURN) {
                    addValues(instruction, values);
                }
            }
            return values;
        }

        private void addValues(AbstractInsnNode consumer, List<ReturnedValue> values) {
            if (!followed.add(consumer)) {
                return;
            }
            for (AbstractInsnNode producer : operands.producersOf(consumer)) {
                AbstractInsnNode kept = isUnnamed(producer) ? lastStore((VarInsnNode) producer) : null;
                if (kept != null) {
                    addValues(kept, values);
                } else {
                    values.add(new ReturnedValue(producer, isFinished(producer)));
                }
            }
        }

        /** A result waits in a variable without a name while the finally is executed. */
        private boolean isUnnamed(AbstractInsnNode producer) {
            return producer instanceof VarInsnNode load && names.at(load.var, load) == null;
        }

        private static @Nullable AbstractInsnNode lastStore(VarInsnNode load) {
            AbstractInsnNode before = load.getPrevious();
            while (before != null && !isStoreTo(before, load.var)) {
                before = before.getPrevious();
            }
            return before;
        }

        private static boolean isStoreTo(AbstractInsnNode instruction, int slot) {
            return instruction.getOpcode() == Opcodes.ASTORE && ((VarInsnNode) instruction).var == slot;
        }

        private boolean isFinished(AbstractInsnNode producer) {
            if (!(producer instanceof VarInsnNode load)) {
                return isOutcome(producer);
            }
            BitSet before = unfinishedVariables()[method.instructions.indexOf(producer)];
            return before == null || !before.get(load.var);
        }

        private static boolean isOutcome(AbstractInsnNode producer) {
            return producer.getOpcode() == Opcodes.ACONST_NULL
                    || (producer instanceof MethodInsnNode call && SuspensionGraph.isWrapper(call));
        }

        private @Nullable BitSet[] unfinishedVariables() {
            if (unfinished == null) {
                BitSet all = new BitSet();
                all.set(0, method.maxLocals); // parameters may be anything, and the others are not read before a store
                unfinished = ForwardBits.solve(flow, all, this::store);
            }
            return Objects.requireNonNull(unfinished);
        }

        private void store(int index, BitSet variables) {
            AbstractInsnNode instruction = method.instructions.get(index);
            if (instruction.getOpcode() == Opcodes.ASTORE) {
                List<AbstractInsnNode> producers = operands.producersOf(instruction);
                boolean finished = !producers.isEmpty()
                        && producers.stream()
                                .allMatch(producer -> producer instanceof VarInsnNode load
                                        ? !variables.get(load.var)
                                        : isOutcome(producer));
                variables.set(((VarInsnNode) instruction).var, !finished);
            }
        }
    }
}
