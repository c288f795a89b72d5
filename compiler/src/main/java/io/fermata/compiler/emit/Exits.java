package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * The ways out of a body that its returns and suspension points share: they lie outside all exception handlers, since
 * what they throw is for the caller.
 */
final class Exits {
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final Label tail = new Label();
    private final Label failure = new Label();
    private boolean tailUsed;
    private boolean failureUsed;

    Exits(BodyCode body) {
        slots = body.slots();
        code = body.code();
        moved = body.moved();
    }

    /** Awaits what is in the slot of the value, and returns its outcome. */
    Label tail() {
        tailUsed = true;
        return tail;
    }

    /** Throws what is in the slot of the failure. */
    Label failure() {
        failureUsed = true;
        return failure;
    }

    boolean areUsed() {
        return tailUsed || failureUsed;
    }

    /** Emits the exits that are used. */
    void emit() {
        if (tailUsed) {
            code.mark(tail);
            moved.frame(List.of(), List.of());
            code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
            code.load(slots.value(), RuntimeNames.OBJECT_TYPE); // execution, awaitable
            code.invokevirtual(
                    RuntimeNames.EXECUTION, RuntimeNames.TAIL, RuntimeNames.TAIL_DESCRIPTOR, false); // outcome
            code.areturn(RuntimeNames.OBJECT_TYPE);
        }
        if (failureUsed) {
            code.mark(failure);
            moved.frame(List.of(), List.of());
            code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE); // failure
            code.athrow();
        }
    }
}
