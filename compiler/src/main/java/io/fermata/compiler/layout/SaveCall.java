package io.fermata.compiler.layout;

import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import java.util.List;

/**
 * A call of a save method: it takes its operands from the stack, topmost last, and the given locals.
 *
 * @param locals those that are passed after the operands
 */
public record SaveCall(SaveMethod method, List<LocalSpill> locals) {
    public SaveCall {
        locals = List.copyOf(locals);
    }
}
