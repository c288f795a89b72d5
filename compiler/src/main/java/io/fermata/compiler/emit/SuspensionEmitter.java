package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.FrameField;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.SaveCall;
import io.fermata.compiler.layout.SaveMethod;
import io.fermata.compiler.layout.SaveMethod.Ending;
import io.fermata.compiler.layout.SpillPlan;
import io.fermata.compiler.layout.SpillPlan.LocalDefault;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import io.fermata.compiler.layout.SpillPlan.SharedSave;
import io.fermata.compiler.layout.SpillPlan.StackSpill;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Emits one suspension point: the await itself in its place, and out of line how to save, restore and rethrow.
 */
final class SuspensionEmitter {
    private final FrameLayout layout;
    private final SpillPlan plan;
    private final SuspensionPoint point;
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final Exits exits;
    private final OutcomeBranch branch;
    private final CommonLocalsEmitter common;
    private final Label stored = new Label();
    private final Label tested = new Label();
    private final Label suspend = new Label();
    private final Label resume = new Label();
    private final List<Label> rethrow = List.of(new Label(), new Label(), new Label(), new Label());
    private final Label rethrown = new Label();
    private final Label outcome = new Label();
    private final List<TryCatchBlockNode> handlers;

    SuspensionEmitter(FrameLayout layout, SpillPlan plan, BodyCode body, SharedCode shared) {
        this.handlers = handlersOf(plan.point().call(), layout.method().node());
        this.layout = layout;
        this.plan = plan;
        this.point = plan.point();
        this.slots = body.slots();
        this.code = body.code();
        this.moved = body.moved();
        this.exits = shared.exits();
        this.branch = shared.branch();
        this.common = shared.common();
    }

    /** Where the dispatch enters to go on after this suspension point. */
    Label resumption() {
        return resume;
    }

    private static List<TryCatchBlockNode> handlersOf(AbstractInsnNode await, MethodNode method) {
        InsnList instructions = method.instructions;
        int index = instructions.indexOf(await);
        return method.tryCatchBlocks.stream()
                .filter(block -> instructions.indexOf(block.start) < index && index < instructions.indexOf(block.end))
                .toList();
    }

    /**
     * Lets every handler that covers the await cover the rethrow after a resumption as well. Each has a beginning of its
     * own, as far as there are instructions: JaCoCo takes handlers of the same range for parts of one statement.
     */
    void emitHandlers() {
        for (int i = 0; i < handlers.size(); i++) {
            TryCatchBlockNode block = handlers.get(i);
            Label start = rethrow.get(Math.min(i, rethrow.size() - 1));
            code.visitTryCatchBlock(start, rethrown, block.handler.getLabel(), block.type);
        }
        branch.emitHandler(stored, tested);
    }

    void emitAwait() {
        if (point.fusedCall() == null) { // rest.., awaitable
            code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
            code.swap(); // rest.., execution, awaitable
            String method = point.isEmit() ? RuntimeNames.EMIT : RuntimeNames.AWAIT;
            code.invokevirtual(RuntimeNames.EXECUTION, method, RuntimeNames.AWAIT_DESCRIPTOR, false);
        }
        branch.emit(stored, tested, suspend, outcome); // rest..
        code.mark(outcome);
        moved.frame(plan.keptLocals(), rest());
        code.load(slots.value(), RuntimeNames.OBJECT_TYPE); // rest.., outcome
        code.aconst(null);
        code.store(slots.value(), RuntimeNames.OBJECT_TYPE); // so that the outcome can be collected once it is used
    }

    void emitOutOfLine(List<ValueType> resumedLocals) {
        emitSuspend();
        emitResume(resumedLocals);
    }

    private void emitSuspend() {
        code.mark(suspend);
        moved.frame(plan.keptLocals(), rest()); // rest..
        for (SaveCall save : plan.saves()) {
            save.locals().forEach(local -> moved.visitVarInsn(loadOpcode(local.field()), local.slot()));
            emitSave(save.method());
        }
        if (plan.shared() != null) {
            emitSharedSave(plan.shared());
        }
    }

    /** The frame is there; nobody resumes it before this call has returned, so its state may be set first. */
    private void emitSharedSave(SharedSave shared) {
        code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
        loadFrame();
        code.iconst(point.number()); // execution, frame, state
        String method = point.isEmit() ? RuntimeNames.EMITTED : RuntimeNames.SUSPEND;
        code.invokevirtual(RuntimeNames.EXECUTION, method, RuntimeNames.SUSPEND_DESCRIPTOR, false); // outcome
        code.store(slots.value(), RuntimeNames.OBJECT_TYPE);
        for (LocalSpill garbage : shared.garbage()) {
            code.aconst(null);
            moved.visitVarInsn(Opcodes.ASTORE, garbage.slot());
        }
        code.goTo(common.saving(shared.count()));
    }

    private void emitSave(SaveMethod method) { // values..
        loadFrame();
        if (!layout.method().isStatic()) {
            code.load(0, layout.host());
        }
        layout.unassignedParameters()
                .forEach(parameter -> code.load(
                        parameter.slot(), parameter.field().type())); // values.., frame, receiver?, parameters..
        boolean goesOn = method.ending() == Ending.GO_ON;
        if (!goesOn) {
            code.iconst(point.number());
            code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
        }
        code.invokestatic(layout.frameClass().getInternalName(), method.name(), FrameCalls.save(layout, method), false);
        if (goesOn) {
            code.store(slots.frame(), layout.frameClass());
        } else {
            code.areturn(RuntimeNames.OBJECT_TYPE);
        }
    }

    private void emitResume(List<ValueType> resumedLocals) {
        code.mark(resume);
        moved.frame(resumedLocals, List.of());
        plan.restored().forEach(this::restoreLocal);
        plan.defaults().forEach(this::restoreDefault);
        emitFailure();
        plan.stack().forEach(this::restoreOperand);
        code.goTo(outcome); // rest..
    }

    /** Throws what the await failed with: to the handlers around it, or else straight out of the method. */
    private void emitFailure() {
        if (handlers.isEmpty()) {
            code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE);
            code.ifnonnull(exits.failure());
            return;
        }
        Label succeeded = new Label();
        code.mark(rethrow.get(0));
        code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE);
        code.mark(rethrow.get(1));
        code.ifnull(succeeded);
        code.mark(rethrow.get(2));
        code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE); // failure
        code.mark(rethrow.get(3));
        code.athrow();
        code.mark(rethrown);
        code.mark(succeeded);
        moved.frame(plan.keptLocals(), List.of());
    }

    private void restoreLocal(LocalSpill spill) {
        loadFrame();
        get(spill.field());
        moved.visitVarInsn(storeOpcode(spill.field()), spill.slot());
    }

    private void restoreDefault(LocalDefault local) {
        Defaults.load(local.type(), code);
        int opcode =
                local.type().isNull() ? Opcodes.ASTORE : local.type().asType().getOpcode(Opcodes.ISTORE);
        moved.visitVarInsn(opcode, local.slot());
    }

    private void restoreOperand(StackSpill spill) {
        if (spill.field() == null) {
            code.aconst(null);
        } else {
            loadFrame();
            get(spill.field());
        }
    }

    /** The operands below the awaitable. */
    private List<ValueType> rest() {
        List<ValueType> stack = point.before().stack();
        return stack.subList(0, stack.size() - 1);
    }

    private void loadFrame() {
        code.load(slots.frame(), layout.frameClass());
    }

    private void get(FrameField field) {
        code.getfield(
                layout.frameClass().getInternalName(),
                field.name(),
                field.type().getDescriptor());
    }

    private static int loadOpcode(FrameField field) {
        return field.type().getOpcode(Opcodes.ILOAD);
    }

    private static int storeOpcode(FrameField field) {
        return field.type().getOpcode(Opcodes.ISTORE);
    }
}
