package io.fermata.compiler.normalize;

import io.fermata.compiler.flow.TypeState;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * What a stack instruction does to whole operands (JVMS 6.5, dup to swap).
 *
 * @param inputs how many operands it takes
 * @param outputs which of them it leaves, deepest first; 1 is the topmost
 */
record StackShuffle(int inputs, int... outputs) {

    /** The shuffle that {@code opcode} makes of the operands in {@code state}, null for other instructions. */
    static @Nullable StackShuffle of(int opcode, TypeState state) {
        return switch (opcode) {
            case Opcodes.POP -> new StackShuffle(1);
            case Opcodes.POP2 -> wide(state, 0) ? new StackShuffle(1) : new StackShuffle(2);
            case Opcodes.DUP -> new StackShuffle(1, 1, 1);
            case Opcodes.DUP_X1 -> new StackShuffle(2, 1, 2, 1);
            case Opcodes.DUP_X2 -> wide(state, 1) ? new StackShuffle(2, 1, 2, 1) : new StackShuffle(3, 1, 3, 2, 1);
            case Opcodes.DUP2 -> wide(state, 0) ? new StackShuffle(1, 1, 1) : new StackShuffle(2, 2, 1, 2, 1);
            case Opcodes.DUP2_X1 -> wide(state, 0) ? new StackShuffle(2, 1, 2, 1) : new StackShuffle(3, 2, 1, 3, 2, 1);
            case Opcodes.DUP2_X2 -> dup2x2(state);
            case Opcodes.SWAP -> new StackShuffle(2, 1, 2);
            default -> null;
        };
    }

    private static StackShuffle dup2x2(TypeState state) {
        if (wide(state, 0)) {
            return wide(state, 1) ? new StackShuffle(2, 1, 2, 1) : new StackShuffle(3, 1, 3, 2, 1);
        }
        return wide(state, 2) ? new StackShuffle(3, 2, 1, 3, 2, 1) : new StackShuffle(4, 2, 1, 4, 3, 2, 1);
    }

    private static boolean wide(TypeState state, int depth) {
        return state.operand(depth).size() == 2;
    }
}
