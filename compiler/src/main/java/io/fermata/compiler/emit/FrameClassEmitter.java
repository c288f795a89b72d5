package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.layout.FrameField;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.layout.SpillPlan;
import io.fermata.compiler.scan.ParsedClass;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/**
 * Emits the frame class of an async method: the coroutine object, with one typed field for each value that outlives a
 * suspension, whose step calls the body in the host class.
 */
public final class FrameClassEmitter {
    /** Debuggers step over synthetic methods. */
    private static final int HIDDEN = Opcodes.ACC_PROTECTED | Opcodes.ACC_SYNTHETIC;

    private final ParsedClass host;
    private final FrameLayout layout;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private FrameClassEmitter(ParsedClass host, FrameLayout layout) {
        this.host = host;
        this.layout = layout;
    }

    public static byte[] emit(ParsedClass host, FrameLayout layout) {
        return new FrameClassEmitter(host, layout).emit();
    }

    private byte[] emit() {
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(host.node().version, access, frame(), null, RuntimeNames.COROUTINE, null);
        writer.visitSource(host.node().sourceFile, null);
        emitFields();
        emitVersionCheck();
        emitConstructor();
        layout.saveMethods().forEach(save -> SaveMethodEmitter.emit(layout, save, writer));
        emitStep();
        emitLocation();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void emitFields() {
        if (!layout.method().isStatic()) {
            writer.visitField(
                    Opcodes.ACC_FINAL, FrameLayout.RECEIVER, layout.host().getDescriptor(), null, null);
        }
        for (Parameter parameter : layout.parameters()) {
            emitField(parameter.field());
        }
        layout.spills().forEach(this::emitField);
    }

    private void emitField(FrameField field) {
        writer.visitField(0, field.name(), field.type().getDescriptor(), null, null);
    }

    private void emitVersionCheck() {
        InstructionAdapter code = method(Opcodes.ACC_STATIC, "<clinit>", "()V");
        code.iconst(RuntimeNames.ABI_VERSION);
        code.invokestatic(RuntimeNames.EXECUTION, RuntimeNames.REQUIRE_ABI, RuntimeNames.REQUIRE_ABI_DESCRIPTOR, false);
        code.areturn(Type.VOID_TYPE);
        end(code);
    }

    private void emitConstructor() {
        InstructionAdapter code = method(0, "<init>", FrameCalls.constructor(layout));
        code.load(0, layout.frameClass());
        code.invokespecial(RuntimeNames.COROUTINE, "<init>", "()V", false);
        int slot = 1;
        if (!layout.method().isStatic()) {
            code.load(0, layout.frameClass());
            code.load(slot++, layout.host());
            code.putfield(frame(), FrameLayout.RECEIVER, layout.host().getDescriptor());
        }
        for (Parameter parameter : layout.parameters()) {
            Type type = parameter.field().type();
            code.load(0, layout.frameClass());
            code.load(slot, type);
            code.putfield(frame(), parameter.field().name(), type.getDescriptor());
            slot += type.getSize();
        }
        code.areturn(Type.VOID_TYPE);
        end(code);
    }

    private void emitStep() {
        InstructionAdapter code = method(HIDDEN, RuntimeNames.STEP, RuntimeNames.STEP_DESCRIPTOR);
        if (!layout.method().isStatic()) {
            loadField(code, FrameLayout.RECEIVER, layout.host());
        }
        for (Parameter parameter : layout.parameters()) {
            loadField(code, parameter.field().name(), parameter.field().type());
        }
        code.load(0, layout.frameClass());
        code.load(1, RuntimeNames.EXECUTION_TYPE);
        code.load(2, RuntimeNames.OBJECT_TYPE);
        code.load(3, RuntimeNames.THROWABLE_TYPE);
        code.visitMethodInsn(
                bodyCallOpcode(),
                host.name(),
                layout.method().node().name,
                FrameCalls.body(layout),
                host.isInterface());
        code.areturn(RuntimeNames.OBJECT_TYPE);
        end(code);
    }

    private int bodyCallOpcode() {
        if (layout.method().isStatic()) {
            return Opcodes.INVOKESTATIC;
        }
        return host.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    }

    private void emitLocation() {
        InstructionAdapter code = method(HIDDEN, RuntimeNames.LOCATION, RuntimeNames.LOCATION_DESCRIPTOR);
        code.load(0, layout.frameClass());
        code.aconst(layout.host().getClassName());
        code.aconst(layout.method().node().name);
        code.aconst(host.node().sourceFile);
        code.aconst(lines(layout.plans()));
        code.invokevirtual(
                RuntimeNames.COROUTINE, RuntimeNames.LOCATION, RuntimeNames.LOCATION_LOOKUP_DESCRIPTOR, false);
        code.areturn(Type.getReturnType(RuntimeNames.LOCATION_DESCRIPTOR));
        end(code);
    }

    /** The source line of each suspension point, one char each: a line number has 16 bits. */
    private static String lines(List<SpillPlan> plans) {
        StringBuilder lines = new StringBuilder();
        plans.forEach(plan -> lines.append((char) plan.point().line()));
        return lines.toString();
    }

    private void loadField(InstructionAdapter code, String name, Type type) {
        code.load(0, layout.frameClass());
        code.getfield(frame(), name, type.getDescriptor());
    }

    private InstructionAdapter method(int access, String name, String descriptor) {
        InstructionAdapter code = new InstructionAdapter(writer.visitMethod(access, name, descriptor, null, null));
        code.visitCode();
        return code;
    }

    private static void end(InstructionAdapter code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private String frame() {
        return layout.frameClass().getInternalName();
    }
}
