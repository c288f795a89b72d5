package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.FrameField;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.layout.SaveMethod;
import io.fermata.compiler.layout.SaveMethod.Argument;
import io.fermata.compiler.layout.SaveMethod.Ending;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Emits one save method of a frame class: {@code if (frame == null) frame = new F(..); frame.v0 = ..; return
 * Execution.suspend(frame, state, e);}.
 */
final class SaveMethodEmitter {
    private final FrameLayout layout;
    private final SaveMethod method;
    private final Type[] types;
    private final int[] slots;
    private final InstructionAdapter code;

    private SaveMethodEmitter(FrameLayout layout, SaveMethod method, ClassVisitor frameClass) {
        this.layout = layout;
        this.method = method;
        String descriptor = FrameCalls.save(layout, method);
        types = Type.getArgumentTypes(descriptor);
        slots = new int[types.length];
        for (int i = 1; i < types.length; i++) {
            slots[i] = slots[i - 1] + types[i - 1].getSize();
        }
        code = new InstructionAdapter(frameClass.visitMethod(
                Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, method.name(), descriptor, null, null));
    }

    static void emit(FrameLayout layout, SaveMethod method, ClassVisitor frameClass) {
        new SaveMethodEmitter(layout, method, frameClass).emit();
    }

    private void emit() {
        code.visitCode();
        emitFrame();
        for (int i = 0; i < method.arguments().size(); i++) {
            Argument argument = method.arguments().get(i);
            if (argument.field() != null) {
                loadFrame();
                load(i);
                put(argument.field());
            }
        }
        for (FrameField field : method.stale()) {
            loadFrame();
            code.aconst(null);
            put(field);
        }
        emitEnding();
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Makes the frame if a fused call has got this far without one. What was reassigned is among the arguments. */
    private void emitFrame() {
        Label made = new Label();
        loadFrame();
        code.ifnonnull(made);
        code.anew(layout.frameClass());
        code.dup(); // frame, frame
        int argument = frameArgument() + 1;
        if (!layout.method().isStatic()) {
            load(argument++);
        }
        for (Parameter parameter : layout.parameters()) {
            if (parameter.reassigned()) {
                Defaults.load(ValueType.of(parameter.field().type()), code);
            } else {
                load(argument++);
            }
        }
        code.invokespecial(
                layout.frameClass().getInternalName(), "<init>", FrameCalls.constructor(layout), false); // frame
        code.store(slots[frameArgument()], layout.frameClass());
        code.mark(made);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }

    private void emitEnding() {
        if (method.ending() == Ending.GO_ON) {
            loadFrame();
            code.areturn(layout.frameClass());
            return;
        }
        load(types.length - 1);
        loadFrame();
        load(types.length - 2); // execution, frame, state
        String name = method.ending() == Ending.EMIT ? RuntimeNames.EMITTED : RuntimeNames.SUSPEND;
        code.invokevirtual(RuntimeNames.EXECUTION, name, RuntimeNames.SUSPEND_DESCRIPTOR, false);
        code.areturn(RuntimeNames.OBJECT_TYPE);
    }

    private int frameArgument() {
        return method.arguments().size();
    }

    private void loadFrame() {
        load(frameArgument());
    }

    private void load(int argument) {
        code.load(slots[argument], types[argument]);
    }

    private void put(FrameField field) {
        code.putfield(
                layout.frameClass().getInternalName(),
                field.name(),
                field.type().getDescriptor());
    }
}
