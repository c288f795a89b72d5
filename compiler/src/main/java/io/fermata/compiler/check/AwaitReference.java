package io.fermata.compiler.check;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.diagnostic.Code;
import java.util.function.Consumer;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** A method reference to a keyword would be called by code that cannot suspend. */
final class AwaitReference implements MethodCheck {
    private static final String MESSAGE = "method reference to 'await': whoever calls it cannot be suspended;"
            + " write a lambda that returns the coroutine itself, or a loop that awaits, in an async method";

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        for (AbstractInsnNode instruction : method.node().instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic && refersToAwait(dynamic)) {
                findings.accept(new Finding(Code.AWAIT_REFERENCE, method.node(), method.line(instruction), MESSAGE));
            }
        }
    }

    private static boolean refersToAwait(InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle handle
                    && Keyword.of(handle.getOwner(), handle.getName(), handle.getDesc()) != null) {
                return true;
            }
        }
        return false;
    }
}
