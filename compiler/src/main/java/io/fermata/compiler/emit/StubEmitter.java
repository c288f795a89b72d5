package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.scan.EntryMark;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Emits what callers see of an async method: the method as it was declared, annotations and all, which now only makes
 * the coroutine.
 */
public final class StubEmitter {
    private final FrameLayout layout;

    private StubEmitter(FrameLayout layout) {
        this.layout = layout;
    }

    public static void emit(AsyncBody body, ClassVisitor host) {
        new StubEmitter(body.layout()).emit(body.host().isInterface(), host);
    }

    private void emit(boolean inInterface, ClassVisitor host) {
        MethodNode stub = declaration();
        EntryMark mark = EntryMark.of(layout.method().node());
        if (mark != null) {
            EntryEmitter entry = new EntryEmitter(layout, mark);
            emit(entry.takeFrom(stub), code -> entry.emitCode(code, stub, inInterface), host);
        }
        emit(stub, this::emitCode, host);
    }

    private void emit(MethodNode method, Consumer<InstructionAdapter> body, ClassVisitor host) {
        InstructionAdapter code = new InstructionAdapter(method);
        code.visitCode();
        Label start = new Label();
        code.mark(start);
        body.accept(code);
        Label end = new Label();
        code.mark(end);
        emitParameterNames(code, start, end);
        code.visitMaxs(0, 0);
        method.accept(host);
    }

    /** The method without its code: all that is declared about it, from annotations to unknown attributes. */
    private MethodNode declaration() {
        MethodNode method = layout.method().node();
        String[] exceptions = method.exceptions.toArray(String[]::new);
        MethodNode declared =
                new MethodNode(Opcodes.ASM9, method.access, method.name, method.desc, method.signature, exceptions);
        declared.parameters = method.parameters;
        declared.visibleAnnotations = method.visibleAnnotations;
        declared.invisibleAnnotations = method.invisibleAnnotations;
        declared.visibleTypeAnnotations = method.visibleTypeAnnotations;
        declared.invisibleTypeAnnotations = method.invisibleTypeAnnotations;
        declared.visibleAnnotableParameterCount = method.visibleAnnotableParameterCount;
        declared.visibleParameterAnnotations = method.visibleParameterAnnotations;
        declared.invisibleAnnotableParameterCount = method.invisibleAnnotableParameterCount;
        declared.invisibleParameterAnnotations = method.invisibleParameterAnnotations;
        if (method.attrs != null) {
            declared.attrs = new ArrayList<>(method.attrs);
            declared.attrs.removeIf(Attribute::isCodeAttribute);
        }
        return declared;
    }

    private void emitCode(InstructionAdapter code) {
        code.anew(layout.frameClass());
        code.dup(); // frame, frame
        if (!layout.method().isStatic()) {
            code.load(0, layout.host());
        }
        for (Parameter parameter : layout.parameters()) {
            code.load(parameter.slot(), parameter.field().type());
        }
        code.invokespecial(
                layout.frameClass().getInternalName(), "<init>", FrameCalls.constructor(layout), false); // frame
        switch (layout.method().kind()) {
            case LAZY -> {}
            case EAGER -> wrap(code, RuntimeNames.START_FUTURE, RuntimeNames.START_FUTURE_DESCRIPTOR);
            case ASYNC_GENERATOR ->
                wrap(code, RuntimeNames.NEW_ASYNC_GENERATOR, RuntimeNames.NEW_ASYNC_GENERATOR_DESCRIPTOR);
            case GENERATOR -> wrap(code, RuntimeNames.NEW_GENERATOR, RuntimeNames.NEW_GENERATOR_DESCRIPTOR);
        }
        code.areturn(Type.getReturnType(layout.method().node().desc));
    }

    private static void wrap(InstructionAdapter code, String method, String descriptor) {
        code.invokestatic(RuntimeNames.EXECUTION, method, descriptor, false);
    }

    /** Keeps parameter names for tools that take them from the LocalVariableTable. */
    private void emitParameterNames(InstructionAdapter code, Label start, Label end) {
        MethodNode method = layout.method().node();
        if (method.localVariables == null) {
            return;
        }
        boolean[] named = new boolean[layout.method().parameterSlots()];
        for (LocalVariableNode variable : method.localVariables) {
            if (variable.index < named.length && !named[variable.index]) {
                named[variable.index] = true;
                code.visitLocalVariable(variable.name, variable.desc, variable.signature, start, end, variable.index);
            }
        }
    }
}
