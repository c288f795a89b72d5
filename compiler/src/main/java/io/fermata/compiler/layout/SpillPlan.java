package io.fermata.compiler.layout;

import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is saved and brought back at one suspension point.
 *
 * @param saved locals that are still needed and differ from what the frame holds
 * @param restored locals that are read back from fields; parameters come as arguments of the step instead
 * @param defaults locals nobody reads any more but later StackMapTable entries declare
 * @param stack the operands below the awaitable, deepest first
 * @param stale reference fields that may hold what is no longer needed
 * @param saves the calls that store all this
 * @param keptLocals types by slot of the locals that are the same before and after; nobody asks for the others
 */
public record SpillPlan(
        SuspensionPoint point,
        List<LocalSpill> saved,
        List<LocalSpill> restored,
        List<LocalDefault> defaults,
        List<StackSpill> stack,
        List<FrameField> stale,
        List<SaveCall> saves,
        List<ValueType> keptLocals) {
    public SpillPlan {
        saved = List.copyOf(saved);
        restored = List.copyOf(restored);
        defaults = List.copyOf(defaults);
        stack = List.copyOf(stack);
        stale = List.copyOf(stale);
        saves = List.copyOf(saves);
        keptLocals = List.copyOf(keptLocals);
    }

    SpillPlan withStale(List<FrameField> fields) {
        return new SpillPlan(point, saved, restored, defaults, stack, fields, saves, keptLocals);
    }

    SpillPlan withSaves(List<SaveCall> calls) {
        return new SpillPlan(point, saved, restored, defaults, stack, stale, calls, keptLocals);
    }

    /** A local variable and the field that keeps it. */
    public record LocalSpill(int slot, FrameField field) {}

    /** A local variable that gets the null or zero of its type. */
    public record LocalDefault(int slot, ValueType type) {}

    /** An operand and the field that keeps it; no field for what can only be null. */
    public record StackSpill(ValueType type, @Nullable FrameField field) {}
}
