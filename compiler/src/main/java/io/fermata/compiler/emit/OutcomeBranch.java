package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ValueType;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Emits the branch that follows each await: has the callee suspended?
 *
 * <p>The branch lies on a line of the user's. So that coverage tools do not show every await that never
 * suspended, or always did, as half covered, it has the form of a {@code finally} block that javac has copied: the
 * original is an exception handler, out of line, which never runs; the copy follows the range of that handler. JaCoCo
 * counts the two as one and books it to the original, which has no line.
 */
final class OutcomeBranch {
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final Label original = new Label();

    OutcomeBranch(BodyCode body) {
        slots = body.slots();
        code = body.code();
        moved = body.moved();
    }

    /** Declares the handler for one await; its range is the instruction that stores the outcome, which cannot fail. */
    void emitHandler(Label stored, Label tested) {
        code.visitTryCatchBlock(stored, tested, original, null);
    }

    /**
     * Stores the outcome in the slot of the value, and leaves for {@code suspend} if there is none yet, else for {@code
     * goOn}, which comes next.
     */
    void emit(Label stored, Label tested, Label suspend, Label goOn) { // outcome
        code.mark(stored);
        code.store(slots.value(), RuntimeNames.OBJECT_TYPE);
        code.mark(tested);
        branch(suspend, goOn);
    }

    void emitOriginal() {
        code.mark(original);
        moved.frame(List.of(), List.of(ValueType.of(RuntimeNames.THROWABLE_TYPE)));
        code.store(slots.failure(), RuntimeNames.THROWABLE_TYPE);
        Label rethrow = new Label();
        branch(rethrow, rethrow);
        code.mark(rethrow);
        moved.frame(List.of(), List.of());
        code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE);
        code.athrow();
    }

    /** No conditional branch leads back: C2 would poll for a safepoint before each, taken or not. */
    private void branch(Label suspend, Label goOn) {
        code.load(slots.value(), RuntimeNames.OBJECT_TYPE);
        code.getstatic(RuntimeNames.EXECUTION, RuntimeNames.SUSPENDED, RuntimeNames.OBJECT_TYPE.getDescriptor());
        code.ifacmpne(goOn);
        code.goTo(suspend);
    }
}
