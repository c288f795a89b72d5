package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.FrameField;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.layout.SpillPlan;
import io.fermata.compiler.layout.SpillPlan.LocalDefault;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import io.fermata.compiler.layout.SpillPlan.StackSpill;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Emits one suspension point: the await itself in its place, and out of line how to save, restore and rethrow, so that
 * the path that does not suspend stays short.
 */
final class SuspensionEmitter {
    private final FrameLayout layout;
    private final SpillPlan plan;
    private final SuspensionPoint point;
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final Label suspend = new Label();
    private final Label resume = new Label();
    private final Label rethrow = new Label();
    private final Label rethrown = new Label();
    private final Label outcome = new Label();

    SuspensionEmitter(FrameLayout layout, SpillPlan plan, BodySlots slots, InstructionAdapter code, MovedLocals moved) {
        this.layout = layout;
        this.plan = plan;
        this.point = plan.point();
        this.slots = slots;
        this.code = code;
        this.moved = moved;
    }

    /** Where the dispatch enters to go on after this suspension point. */
    Label resumption() {
        return resume;
    }

    /** Lets every handler that covers the await cover the rethrow after a resumption as well. */
    void emitHandlers(MethodNode method) {
        InsnList instructions = method.instructions;
        int index = instructions.indexOf(point.call());
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (instructions.indexOf(block.start) < index && index < instructions.indexOf(block.end)) {
                code.visitTryCatchBlock(rethrow, rethrown, block.handler.getLabel(), block.type);
            }
        }
    }

    void emitAwait() {
        if (point.fusedCall() == null) { // rest.., awaitable
            code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
            code.swap(); // rest.., execution, awaitable
            String method = point.isEmit() ? RuntimeNames.EMIT : RuntimeNames.AWAIT;
            code.invokevirtual(RuntimeNames.EXECUTION, method, RuntimeNames.AWAIT_DESCRIPTOR, false);
        }
        code.dup(); // rest.., outcome, outcome
        loadSuspended();
        code.ifacmpeq(suspend); // rest.., outcome
        code.mark(outcome);
        moved.frame(plan.keptLocals(), stackWithOutcome());
        AbstractInsnNode next = point.call().getNext();
        BodyEmitter.separateFrames(next, code);
    }

    void emitOutOfLine(List<ValueType> entryLocals) {
        emitSuspend();
        emitResume(entryLocals);
    }

    private void emitSuspend() {
        code.mark(suspend);
        moved.frame(plan.keptLocals(), stackWithOutcome()); // rest.., SUSPENDED
        code.pop();
        ensureFrame();
        for (int i = plan.stack().size() - 1; i >= 0; i--) {
            saveOperand(plan.stack().get(i));
        }
        plan.saved().forEach(this::saveLocal);
        plan.stale().forEach(this::clear);
        code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
        loadFrame();
        code.iconst(point.number()); // execution, frame, state
        String method = point.isEmit() ? RuntimeNames.EMITTED : RuntimeNames.SUSPEND;
        code.invokevirtual(RuntimeNames.EXECUTION, method, RuntimeNames.SUSPEND_DESCRIPTOR, false);
        code.areturn(RuntimeNames.OBJECT_TYPE);
    }

    /** Makes the frame if a fused call has got this far without one. A reassigned parameter is saved afterwards. */
    private void ensureFrame() {
        loadFrame();
        if (!layout.method().isStatic()) {
            code.load(0, layout.host());
        }
        for (Parameter parameter : layout.parameters()) {
            Type type = parameter.field().type();
            if (parameter.reassigned()) {
                loadDefault(ValueType.of(type));
            } else {
                code.load(parameter.slot(), type);
            }
        }
        code.invokestatic(layout.frameClass().getInternalName(), FrameCalls.ENSURE, FrameCalls.ensure(layout), false);
        code.store(slots.frame(), layout.frameClass());
    }

    private void saveOperand(StackSpill spill) { // rest.., operand
        if (spill.field() == null) {
            code.pop();
            return;
        }
        loadFrame();
        if (spill.type().size() == 2) {
            code.dupX2();
            code.pop();
        } else {
            code.swap();
        } // rest.., frame, operand
        put(spill.field());
    }

    private void saveLocal(LocalSpill spill) {
        loadFrame();
        moved.visitVarInsn(loadOpcode(spill.field()), spill.slot());
        put(spill.field());
    }

    private void clear(FrameField field) {
        loadFrame();
        code.aconst(null);
        put(field);
    }

    private void emitResume(List<ValueType> entryLocals) {
        code.mark(resume);
        moved.frame(entryLocals, List.of());
        plan.restored().forEach(this::restoreLocal);
        plan.defaults().forEach(this::restoreDefault);
        Label succeeded = new Label();
        code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE);
        code.ifnull(succeeded);
        code.mark(rethrow);
        code.load(slots.failure(), RuntimeNames.THROWABLE_TYPE); // failure
        code.athrow();
        code.mark(rethrown);
        code.mark(succeeded);
        moved.frame(plan.keptLocals(), List.of());
        plan.stack().forEach(this::restoreOperand);
        code.load(slots.value(), RuntimeNames.OBJECT_TYPE); // rest.., outcome
        code.aconst(null);
        code.store(slots.value(), RuntimeNames.OBJECT_TYPE); // so that the outcome can be collected once it is used
        code.goTo(outcome);
    }

    private void restoreLocal(LocalSpill spill) {
        loadFrame();
        get(spill.field());
        moved.visitVarInsn(storeOpcode(spill.field()), spill.slot());
    }

    private void restoreDefault(LocalDefault local) {
        loadDefault(local.type());
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

    private void loadDefault(ValueType type) {
        switch (type.isNull() ? Type.OBJECT : type.asType().getSort()) {
            case Type.INT -> code.iconst(0);
            case Type.LONG -> code.lconst(0);
            case Type.FLOAT -> code.fconst(0);
            case Type.DOUBLE -> code.dconst(0);
            default -> code.aconst(null);
        }
    }

    private List<ValueType> stackWithOutcome() {
        List<ValueType> stack = new ArrayList<>(point.before().stack());
        stack.set(stack.size() - 1, ValueType.of(RuntimeNames.OBJECT_TYPE));
        return stack;
    }

    private void loadSuspended() {
        code.getstatic(RuntimeNames.EXECUTION, RuntimeNames.SUSPENDED, RuntimeNames.OBJECT_TYPE.getDescriptor());
    }

    private void loadFrame() {
        code.load(slots.frame(), layout.frameClass());
    }

    private void put(FrameField field) {
        code.putfield(
                layout.frameClass().getInternalName(),
                field.name(),
                field.type().getDescriptor());
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
