package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Descriptors by which stub, body and frame class of one async method call each other. */
final class FrameCalls {
    static final String ENSURE = "ensure";

    private FrameCalls() {}

    /** The constructor: the receiver, if there is one, and all parameters. */
    static String constructor(FrameLayout layout) {
        return Type.getMethodDescriptor(Type.VOID_TYPE, state(layout).toArray(Type[]::new));
    }

    /** {@code static F ensure(F frame, receiver, parameters)}: the frame, made now if there is none yet. */
    static String ensure(FrameLayout layout) {
        List<Type> arguments = state(layout);
        arguments.add(0, layout.frameClass());
        return Type.getMethodDescriptor(layout.frameClass(), arguments.toArray(Type[]::new));
    }

    /** The body: the method's own parameters, then frame, execution, value and failure. */
    static String body(FrameLayout layout) {
        String parameters = layout.method().node().desc;
        parameters = parameters.substring(0, parameters.indexOf(')'));
        return parameters + layout.frameClass().getDescriptor() + RuntimeNames.BODY_DESCRIPTOR_END;
    }

    private static List<Type> state(FrameLayout layout) {
        List<Type> types = new ArrayList<>();
        if (!layout.method().isStatic()) {
            types.add(layout.host());
        }
        for (Parameter parameter : layout.parameters()) {
            types.add(parameter.field().type());
        }
        return types;
    }
}
