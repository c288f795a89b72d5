package io.fermata.compiler.flow;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A place where an async method returns.
 *
 * @param instruction the return instruction
 * @param shape what is being returned
 * @param peeled the call that wraps the outcome only for the return type's sake; null for a tail await
 * @param before types just before the return
 */
public record ReturnPoint(
        AbstractInsnNode instruction, Shape shape, @Nullable MethodInsnNode peeled, TypeState before) {
    /** What a return statement of an async method hands over. */
    public enum Shape {
        /** {@code Coroutine.of(value)}: the value itself. */
        VALUE,
        /** {@code Coroutine.done()}: null. */
        NOTHING,
        /** {@code Coroutine.failed(failure)}: a throw that no handler of the method sees. */
        FAILURE,
        /** Anything else: awaited after the method has been left. */
        TAIL
    }
}
