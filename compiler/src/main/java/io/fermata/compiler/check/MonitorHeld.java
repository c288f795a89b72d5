package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.flow.MonitorDepth;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** A monitor belongs to a thread and cannot be held while a coroutine is suspended. */
final class MonitorHeld implements MethodCheck {
    private static final String REMEDY =
            "; a monitor cannot be held across a suspension: guard the section with an AsyncLock instead";

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() == null) {
            return;
        }
        if ((method.node().access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            String message = "@Async " + method.displayName() + " is synchronized" + REMEDY;
            findings.accept(new Finding(Code.MONITOR_HELD, method.node(), method.firstLine(), message));
            return;
        }
        ControlFlow flow = method.flow();
        MonitorDepth depth = MonitorDepth.of(method.node(), flow);
        for (MethodInsnNode call : method.suspendingCalls()) {
            if (depth.isHeld(method.node().instructions.indexOf(call))) {
                String message = CheckedMethod.word(call) + " inside a synchronized block" + REMEDY;
                findings.accept(new Finding(Code.MONITOR_HELD, method.node(), method.line(call), message));
            }
        }
    }
}
