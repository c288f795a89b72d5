package io.fermata.compiler.check;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.diagnostic.Code;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** A method reference to a keyword would be called by code that cannot suspend. */
final class AwaitReference implements MethodCheck {
    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        for (AbstractInsnNode instruction : method.node().instructions) {
            Keyword keyword = instruction instanceof InvokeDynamicInsnNode dynamic ? referredToBy(dynamic) : null;
            if (keyword != null) {
                int line = method.line(instruction);
                findings.accept(new Finding(Code.AWAIT_REFERENCE, method.node(), line, message(keyword)));
            }
        }
    }

    private static @Nullable Keyword referredToBy(InvokeDynamicInsnNode reference) {
        for (Object argument : reference.bsmArgs) {
            Keyword keyword = argument instanceof Handle handle
                    ? Keyword.of(handle.getOwner(), handle.getName(), handle.getDesc())
                    : null;
            if (keyword != null) {
                return keyword;
            }
        }
        return null;
    }

    private static String message(Keyword keyword) {
        String remedy = switch (keyword) {
            case AWAIT -> "write a lambda that returns the coroutine itself, or a loop that awaits, in an async method";
            case EMIT -> "write a loop that emits, in a generator";
            case EACH -> "write for (T x : each(source)) in an async method";
        };
        return "method reference to '" + keyword.word() + "': whoever calls it cannot be suspended; " + remedy;
    }
}
