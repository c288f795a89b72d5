package io.fermata.compiler.layout;

import io.fermata.compiler.scan.AsyncMethod;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * The frame class of one async method.
 *
 * @param host internal name of the class that has the method
 * @param frameClass internal name of the frame class
 * @param parameters the method's parameters, without {@code this}
 * @param spills the fields beside those of the parameters
 * @param plans one for each suspension point, in their order
 * @param saveMethods the methods by which the plans save
 * @param common what all suspension points save and restore by common code
 */
public record FrameLayout(
        AsyncMethod method,
        Type host,
        Type frameClass,
        List<Parameter> parameters,
        List<FrameField> spills,
        List<SpillPlan> plans,
        List<SaveMethod> saveMethods,
        CommonLocals common) {
    /** Name of the field that keeps {@code this}. */
    public static final String RECEIVER = "host";

    public FrameLayout {
        parameters = List.copyOf(parameters);
        spills = List.copyOf(spills);
        plans = List.copyOf(plans);
        saveMethods = List.copyOf(saveMethods);
    }

    /** The parameters that hold what was passed for as long as the method runs. */
    public List<Parameter> unassignedParameters() {
        return unassigned(parameters);
    }

    static List<Parameter> unassigned(List<Parameter> parameters) {
        return parameters.stream().filter(parameter -> !parameter.reassigned()).toList();
    }
}
