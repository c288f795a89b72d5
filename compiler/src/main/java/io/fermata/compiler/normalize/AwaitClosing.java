package io.fermata.compiler.normalize;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.scan.AsyncCloseables;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Awaits {@code closeAsync()} wherever an {@code AsyncCloseable} is closed, by the end of a try-with-resources or by a
 * call that is written out.
 */
public final class AwaitClosing {
    private AwaitClosing() {}

    /** Rewrites the calls of {@code method}. */
    public static void in(MethodNode method, AsyncCloseables closeables) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof MethodInsnNode call && closeables.isClose(call)) {
                await(call, method.instructions);
            }
        }
    }

    private static void await(MethodInsnNode close, InsnList code) {
        InsnList awaiting = new InsnList();
        awaiting.add(new InsnNode(Opcodes.POP)); // what closeAsync() brings, which is null
        awaiting.insert(new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                RuntimeNames.ASYNCIO,
                RuntimeNames.AWAIT,
                RuntimeNames.AWAIT_AWAITABLE_DESCRIPTOR,
                false));
        close.name = RuntimeNames.CLOSE_ASYNC;
        close.desc = RuntimeNames.CLOSE_ASYNC_DESCRIPTOR;
        code.insert(close, awaiting);
    }
}
