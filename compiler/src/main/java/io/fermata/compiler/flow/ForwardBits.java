package io.fermata.compiler.flow;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forward may-analysis over sets of bits, to a fixed point, exception edges included. */
public final class ForwardBits {
    private final ControlFlow flow;
    private final @Nullable BitSet[] before;
    private final Deque<Integer> pending = new ArrayDeque<>();

    private ForwardBits(ControlFlow flow) {
        this.flow = flow;
        this.before = new @Nullable BitSet[flow.size()];
    }

    /** What holds before each instruction, null where control never arrives; {@code entry} holds at the beginning. */
    public static @Nullable BitSet[] solve(ControlFlow flow, BitSet entry, Transfer transfer) {
        ForwardBits analysis = new ForwardBits(flow);
        analysis.reach(0, entry);
        analysis.run(transfer);
        return analysis.before;
    }

    private void run(Transfer transfer) {
        while (!pending.isEmpty()) {
            int index = pending.pop();
            BitSet known = (BitSet) Objects.requireNonNull(before[index]).clone();
            reachHandlers(index, known);
            transfer.apply(index, known);
            reachHandlers(index, known);
            for (int successor : flow.successors(index)) {
                reach(successor, known);
            }
        }
    }

    /** An instruction may throw before it has taken effect or, as an await does, after. */
    private void reachHandlers(int index, BitSet bits) {
        for (int handler : flow.handlers(index)) {
            reach(handler, bits);
        }
    }

    private void reach(int index, BitSet bits) {
        BitSet known = before[index];
        if (known == null) {
            before[index] = (BitSet) bits.clone();
            pending.push(index);
        } else {
            int size = known.cardinality();
            known.or(bits);
            if (known.cardinality() > size) {
                pending.push(index);
            }
        }
    }

    /** Turns what holds before an instruction into what holds after it. */
    @FunctionalInterface
    public interface Transfer {
        void apply(int index, BitSet bits);
    }
}
