package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.scan.EntryMark;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;
import org.objectweb.asm.tree.MethodNode;

/**
 * Emits the companion of an async method for callers that know nothing of coroutines: name, parameters and annotations as they
 * were declared, but no result. It hands the coroutine to the class that {@code AsyncEntry} names.
 */
final class EntryEmitter {
    private final FrameLayout layout;
    private final EntryMark entry;

    EntryEmitter(FrameLayout layout, EntryMark entry) {
        this.layout = layout;
        this.entry = entry;
    }

    /** Makes the companion from the declaration of the async method, which loses the annotations that move over. */
    MethodNode takeFrom(MethodNode declared) {
        String parameters = declared.desc.substring(0, declared.desc.indexOf(')') + 1);
        String[] exceptions = declared.exceptions.toArray(String[]::new);
        MethodNode method = new MethodNode(
                Opcodes.ASM9, declared.access, declared.name, parameters + "V", signature(declared), exceptions);
        method.parameters = declared.parameters;
        method.visibleAnnotations = declared.visibleAnnotations;
        method.visibleAnnotableParameterCount = declared.visibleAnnotableParameterCount;
        method.visibleParameterAnnotations = declared.visibleParameterAnnotations;
        declared.visibleAnnotations = null;
        declared.access |= Opcodes.ACC_SYNTHETIC;
        return method;
    }

    private static @Nullable String signature(MethodNode declared) {
        String generic = declared.signature;
        if (generic == null) {
            return null;
        }
        int thrown = generic.indexOf('^');
        return generic.substring(0, generic.indexOf(')') + 1) + "V" + (thrown < 0 ? "" : generic.substring(thrown));
    }

    /** Calls {@code target}, the async method. */
    void emitCode(InstructionAdapter code, MethodNode target, boolean inInterface) {
        if (layout.method().isStatic()) {
            loadParameters(code);
            code.invokestatic(layout.host().getInternalName(), target.name, target.desc, inInterface);
        } else {
            code.load(0, layout.host());
            loadParameters(code);
            if (inInterface) {
                code.invokeinterface(layout.host().getInternalName(), target.name, target.desc);
            } else {
                code.invokevirtual(layout.host().getInternalName(), target.name, target.desc, false);
            }
        } // coroutine
        code.invokestatic(entry.runner(), RuntimeNames.RUN, RuntimeNames.RUN_DESCRIPTOR, false);
        code.areturn(Type.VOID_TYPE);
    }

    private void loadParameters(InstructionAdapter code) {
        for (Parameter parameter : layout.parameters()) {
            code.load(parameter.slot(), parameter.field().type());
        }
    }
}
