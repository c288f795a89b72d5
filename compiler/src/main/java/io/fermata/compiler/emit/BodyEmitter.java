package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.layout.SpillPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Emits the body of an async method: a dispatch to the suspension points, the code that saves and restores, and then the
 * method's own instructions.
 */
public final class BodyEmitter {
    private final AsyncBody body;
    private final FrameLayout layout;
    private final MethodNode method;
    private final BodySlots slots;
    private final InstructionAdapter code;
    private final MovedLocals moved;
    private final List<SuspensionEmitter> suspensions = new ArrayList<>();
    private final Map<AbstractInsnNode, Runnable> replacements = new HashMap<>();
    private final Label top = new Label();
    private final Exits exits;
    private final SharedCode shared;

    private BodyEmitter(AsyncBody body, ClassVisitor host) {
        this.body = body;
        layout = body.layout();
        method = layout.method().node();
        slots = new BodySlots(layout.method().parameterSlots());
        MethodVisitor target = host.visitMethod(
                access(), method.name, FrameCalls.body(layout), null, method.exceptions.toArray(String[]::new));
        code = new InstructionAdapter(target);
        moved = new MovedLocals(target, slots, layout.frameClass());
        BodyCode into = new BodyCode(code, moved, slots);
        exits = new Exits(into);
        shared = new SharedCode(exits, new OutcomeBranch(into), new CommonLocalsEmitter(layout, into));
        planReplacements(into);
    }

    public static void emit(AsyncBody body, ClassVisitor host) {
        new BodyEmitter(body, host).emit();
    }

    /**
     * Reachable from the frame class, which is another class of the package. Not synthetic, since debuggers and coverage
     * tools pass over what is; synthetic it would be hidden from nobody else but javac.
     */
    private int access() {
        int kept = method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_STRICT | Opcodes.ACC_SYNTHETIC);
        if (body.host().isInterface()) {
            return kept | Opcodes.ACC_PUBLIC;
        }
        return kept | (layout.method().isStatic() ? 0 : Opcodes.ACC_FINAL);
    }

    private void planReplacements(BodyCode into) {
        for (SpillPlan plan : layout.plans()) {
            SuspensionEmitter suspension = new SuspensionEmitter(layout, plan, into, shared);
            suspensions.add(suspension);
            replacements.put(plan.point().call(), suspension::emitAwait);
            MethodInsnNode fused = plan.point().fusedCall();
            if (fused != null) {
                replacements.put(fused, () -> emitFusedCall(fused));
            }
        }
        new ReturnEmitter(body.returns(), into, exits).replaceIn(replacements);
    }

    private void emit() {
        emitCodeAttributes();
        code.visitCode();
        code.mark(top);
        method.instructions.resetLabels();
        method.tryCatchBlocks.forEach(block -> block.accept(moved));
        suspensions.forEach(SuspensionEmitter::emitHandlers);
        emitOutOfLine();
        for (AbstractInsnNode instruction : method.instructions) {
            replacements
                    .getOrDefault(instruction, () -> instruction.accept(moved))
                    .run();
        }
        emitVariableTables();
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** All of this comes before the first line number: debuggers do not stop here, coverage tools do not count it. */
    private void emitOutOfLine() {
        Label start = new Label();
        if (!suspensions.isEmpty()) {
            emitDispatch(start);
            List<ValueType> resumedLocals = shared.common().restored(entryLocals());
            suspensions.forEach(suspension -> suspension.emitOutOfLine(resumedLocals));
            shared.common().emitSaves();
            shared.branch().emitOriginal();
        } else if (exits.areUsed()) {
            code.goTo(start);
        } else {
            return;
        }
        exits.emit();
        code.mark(start);
        moved.frame(entryLocals(), List.of());
        if (suspensions.isEmpty()) {
            separateFrames(method.instructions.getFirst());
        } else {
            emitNoValue();
        }
    }

    /** Nothing was awaited yet. The JIT, told so, keeps no value across the first awaits for {@link OutcomeBranch}'s handler. */
    private void emitNoValue() {
        code.aconst(null);
        code.store(slots.value(), RuntimeNames.OBJECT_TYPE);
    }

    private void emitDispatch(Label start) {
        code.load(slots.frame(), layout.frameClass());
        code.ifnull(start);
        if (!layout.common().isEmpty()) {
            emitState();
            code.ifle(start);
            shared.common().emitRestore();
        }
        emitState();
        Label[] resumptions =
                suspensions.stream().map(SuspensionEmitter::resumption).toArray(Label[]::new);
        Label otherwise = layout.common().isEmpty() ? start : resumptions[0];
        code.tableswitch(1, suspensions.size(), otherwise, resumptions);
    }

    private void emitState() {
        code.load(slots.frame(), layout.frameClass()); // frame
        code.invokestatic(RuntimeNames.EXECUTION, RuntimeNames.STATE, RuntimeNames.STATE_DESCRIPTOR, false); // state
    }

    /** A StackMapTable has one entry an offset: where the next instruction brings its own, a nop keeps them apart. */
    private void separateFrames(AbstractInsnNode next) {
        AbstractInsnNode instruction = next;
        while (instruction != null && instruction.getOpcode() < 0) {
            if (instruction instanceof FrameNode) {
                code.nop();
                return;
            }
            instruction = instruction.getNext();
        }
    }

    private void emitFusedCall(MethodInsnNode call) {
        FrameLayout callee = body.fusedCalls().get(call);
        if (callee == null) {
            String descriptor = RuntimeNames.directAwait(call.owner, call.name, call.desc);
            code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE); // receiver, arguments, execution
            code.invokestatic(RuntimeNames.DIRECT_AWAITS, call.name, descriptor, false); // outcome
            return;
        }
        code.aconst(null);
        code.load(slots.execution(), RuntimeNames.EXECUTION_TYPE);
        code.aconst(null);
        code.aconst(null); // receiver?, arguments, no frame, execution, no value, no failure
        code.visitMethodInsn(call.getOpcode(), call.owner, call.name, FrameCalls.body(callee), call.itf); // outcome
    }

    /** The types with which a body is entered, by slot. */
    private List<ValueType> entryLocals() {
        List<ValueType> locals = new ArrayList<>();
        if (!layout.method().isStatic()) {
            locals.add(ValueType.of(layout.host()));
        }
        for (Parameter parameter : layout.parameters()) {
            ValueType type = ValueType.of(parameter.field().type());
            locals.add(type);
            if (type.size() == 2) {
                locals.add(ValueType.TOP);
            }
        }
        return locals;
    }

    private void emitCodeAttributes() {
        if (method.attrs != null) {
            method.attrs.stream().filter(Attribute::isCodeAttribute).forEach(code::visitAttribute);
        }
    }

    /** Parameters are in scope from the top, so that a debugger that steps into the method sees them at once. */
    private void emitVariable(LocalVariableNode variable) {
        boolean parameter = variable.index < slots.parameters() && variable.start == firstLabel();
        Label start = parameter ? top : variable.start.getLabel();
        moved.visitLocalVariable(
                variable.name, variable.desc, variable.signature, start, variable.end.getLabel(), variable.index);
    }

    private @Nullable AbstractInsnNode firstLabel() {
        AbstractInsnNode first = method.instructions.getFirst();
        return first instanceof LabelNode ? first : null;
    }

    private void emitVariableTables() {
        if (method.localVariables != null) {
            method.localVariables.forEach(this::emitVariable);
        }
        if (method.visibleLocalVariableAnnotations != null) {
            method.visibleLocalVariableAnnotations.forEach(annotation -> annotation.accept(moved, true));
        }
        if (method.invisibleLocalVariableAnnotations != null) {
            method.invisibleLocalVariableAnnotations.forEach(annotation -> annotation.accept(moved, false));
        }
    }
}
