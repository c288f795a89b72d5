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
 * Emits the returns of a body. Values are returned bare, failures and tail awaits leave through the {@link Exits}.
 */
final class ReturnEmitter {
    private final List<ReturnPoint> returns;
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final Exits exits;

    ReturnEmitter(List<ReturnPoint> returns, BodyCode body, Exits exits) {
        this.returns = returns;
        slots = body.slots();
        code = body.code();
        this.exits = exits;
    }

    void replaceIn(Map<AbstractInsnNode, Runnable> replacements) {
        for (ReturnPoint point : returns) {
            if (point.peeled() != null) {
                boolean nothing = point.shape() == Shape.NOTHING;
                replacements.put(point.peeled(), nothing ? () -> code.aconst(null) : () -> {});
            }
            if (point.shape() == Shape.FAILURE || point.shape() == Shape.TAIL) {
                Label exit = point.shape() == Shape.FAILURE ? exits.failure() : exits.tail();
                replacements.put(point.instruction(), () -> leave(point, exit));
            }
        }
    }

    private void leave(ReturnPoint point, Label exit) {
        boolean failure = point.shape() == Shape.FAILURE; // rest.., outcome
        int slot = failure ? slots.failure() : slots.value();
        code.store(slot, failure ? RuntimeNames.THROWABLE_TYPE : RuntimeNames.OBJECT_TYPE); // rest..
        int depth = point.before().stack().size();
        for (int below = 1; below < depth; below++) {
            discard(point.before().operand(below));
        }
        code.goTo(exit); // -
    }

    private void discard(ValueType type) {
        if (type.size() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }
}
