package io.fermata.compiler.flow;

import io.fermata.compiler.abi.Keyword;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call of {@code await} or {@code emit}, where the method may be left and entered again.
 *
 * @param number from 1, in code order: the frame's state while suspended here
 * @param call the call
 * @param fusedCall the call whose result is awaited, if it can yield its outcome itself, without a coroutine between
 * @param line the source line, 0 if the class file does not tell
 * @param before types just before the call, its argument on top of the stack
 * @param live slots that may be read afterwards
 * @param declared slots that a later StackMapTable entry gives a type
 */
public record SuspensionPoint(
        int number,
        MethodInsnNode call,
        @Nullable MethodInsnNode fusedCall,
        int line,
        TypeState before,
        BitSet live,
        BitSet declared) {
    /** Whether the method is left to hand out a value, not to wait for one. */
    public boolean isEmit() {
        return Keyword.of(call.owner, call.name, call.desc) == Keyword.EMIT;
    }
}
