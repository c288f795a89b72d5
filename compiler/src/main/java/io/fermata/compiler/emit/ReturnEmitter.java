package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ReturnPoint;
import io.fermata.compiler.flow.ReturnPoint.Shape;
import io.fermata.compiler.flow.ValueType;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * Emits the returns of a body. Values are returned bare. Failures and tail awaits leave through exits at the method's
 * end, outside all exception handlers: what they throw is for the caller.
 */
final class ReturnEmitter {
    private final List<ReturnPoint> returns;
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final Label tailExit = new Label();
    private final Label failureExit = new Label();

    ReturnEmitter(List<ReturnPoint> returns, BodySlots slots, InstructionAdapter code, MovedLocals moved) {
        this.returns = returns;
        this.slots = slots;
        this.code = code;
        this.moved = moved;
    }

    void replaceIn(Map<AbstractInsnNode, Runnable> replacements) {
        for (ReturnPoint point : returns) {
            if (point.peeled() != null) {
                boolean nothing = point.shape() == Shape.NOTHING;
                replacements.put(point.peeled(), nothing ? () -> code.aconst(null) : () -> {});
            }
            if (point.shape() == Shape.FAILURE || point.shape() == Shape.TAIL) {
                replacements.put(point.instruction(), () -> leave(point));
            }
        }
    }

    private void leave(ReturnPoint point) {
        boolean failure = point.shape() == Shape.FAILURE; // rest.., outcome
        int slot = failure ? slots.failure() : slots.value();
        code.store(slot, failure ? RuntimeNames.THROWABLE_TYPE : RuntimeNames.OBJECT_TYPE); // rest..
        int depth = point.before().stack().size();
        for (int below = 1; below < depth; below++) {
            discard(point.before().operand(below));
        }
        code.goTo(failure ? failureExit : tailExit); // -
    }

    private void discard(ValueType type) {
        if (type.size() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /** Emits the shared exits, those that are used. */
    void emitExits() {
        if (leavesBy(Shape.TAIL)) {
            code.mark(tailExit);
            moved.frame(List.of(), List.of());
            code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
            code.load(slots.value(), RuntimeNames.OBJECT_TYPE); // execution, awaitable
            code.invokevirtual(
                    RuntimeNames.EXECUTION, RuntimeNames.TAIL, RuntimeNames.TAIL_DESCRIPTOR, false); // outcome
            code.areturn(RuntimeNames.OBJECT_TYPE);
        }
        if (leavesBy(Shape.FAILURE)) {
            code.mark(failureExit);
            moved.frame(List.of(), List.of());
            code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE); // failure
            code.athrow();
        }
    }

    private boolean leavesBy(Shape shape) {
        return returns.stream().anyMatch(point -> point.shape() == shape);
    }
}
