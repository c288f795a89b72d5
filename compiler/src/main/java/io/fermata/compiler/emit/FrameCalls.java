package io.fermata.compiler.emit;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.layout.SaveMethod;
import io.fermata.compiler.layout.SaveMethod.Ending;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/** Descriptors by which stub, body and frame class of one async method call each other. */
final class FrameCalls {
    private FrameCalls() {}

    /** The constructor: the receiver, if there is one, and all parameters. */
    static String constructor(FrameLayout layout) {
        List<Type> types = new ArrayList<>();
        addState(layout, layout.parameters(), types);
        return Type.getMethodDescriptor(Type.VOID_TYPE, types.toArray(Type[]::new));
    }

    /**
     * {@code static Object save(values, F frame, receiver, unassigned parameters, int state, Execution e)}, or without
     * the last two and with the frame as its result, if another one follows.
     */
    static String save(FrameLayout layout, SaveMethod method) {
        List<Type> types = new ArrayList<>();
        method.arguments().forEach(argument -> types.add(argument.type()));
        types.add(layout.frameClass());
        addState(layout, layout.unassignedParameters(), types);
        boolean goesOn = method.ending() == Ending.GO_ON;
        if (!goesOn) {
            types.add(Type.INT_TYPE);
            types.add(RuntimeNames.EXECUTION_TYPE);
        }
        Type result = goesOn ? layout.frameClass() : RuntimeNames.OBJECT_TYPE;
        return Type.getMethodDescriptor(result, types.toArray(Type[]::new));
    }

    /** The body: the method's own parameters, then frame, execution, value and failure. */
    static String body(FrameLayout layout) {
        String parameters = layout.method().node().desc;
        parameters = parameters.substring(0, parameters.indexOf(')'));
        return parameters + layout.frameClass().getDescriptor() + RuntimeNames.BODY_DESCRIPTOR_END;
    }

    private static void addState(FrameLayout layout, List<Parameter> parameters, List<Type> types) {
        if (!layout.method().isStatic()) {
            types.add(layout.host());
        }
        for (Parameter parameter : parameters) {
            types.add(parameter.field().type());
        }
    }
}
