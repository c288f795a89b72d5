package io.fermata.compiler.layout;

import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is saved and brought back at one suspension point.
 *
 * @param saved locals that are still needed and differ from what the frame holds
 * @param restored locals that are read back from fields; parameters come as arguments of the step instead, and common
 *     locals at a place of their own
 * @param defaults locals nobody reads any more but later StackMapTable entries declare
 * @param stack the operands below the awaitable, deepest first
 * @param stale reference fields that may hold what is no longer needed
 * @param saves the calls that store all this
 * @param keptLocals types by slot of the locals that are the same before and after; nobody asks for the others
 * @param shared what common code saves beside that; none in methods of an ordinary size
 */
public record SpillPlan(
        SuspensionPoint point,
        List<LocalSpill> saved,
        List<LocalSpill> restored,
        List<LocalDefault> defaults,
        List<StackSpill> stack,
        List<FrameField> stale,
        List<SaveCall> saves,
        List<ValueType> keptLocals,
        @Nullable SharedSave shared) {
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
        return new SpillPlan(point, saved, restored, defaults, stack, fields, saves, keptLocals, shared);
    }

    SpillPlan withSaves(List<SaveCall> calls) {
        return new SpillPlan(point, saved, restored, defaults, stack, stale, calls, keptLocals, shared);
    }

    /** The same, but common code restores the {@code common} locals, and saves the first {@code count} of them. */
    SpillPlan sharing(List<LocalSpill> common, int count) {
        List<LocalSpill> savedElsewhere = common.subList(0, count);
        Map<Integer, LocalSpill> bySlot = new HashMap<>();
        common.forEach(spill -> bySlot.put(spill.slot(), spill));
        List<LocalSpill> garbage = savedElsewhere.stream()
                .filter(spill -> CommonLocals.isGarbage(spill, point))
                .toList();
        return new SpillPlan(
                point,
                without(saved, new HashSet<>(savedElsewhere)::contains),
                without(restored, spill -> spill.equals(bySlot.get(spill.slot()))),
                without(defaults, local -> local.isRestoredBy(bySlot.get(local.slot()))),
                stack,
                stale,
                saves,
                keptLocals,
                new SharedSave(count, garbage));
    }

    private static <T> List<T> without(List<T> all, Predicate<T> leftOut) {
        return all.stream().filter(leftOut.negate()).toList();
    }

    /**
     * What common code saves.
     *
     * @param count how many of the common locals, the first ones
     * @param garbage those among them whose objects are to be let go
     */
    public record SharedSave(int count, List<LocalSpill> garbage) {
        public SharedSave {
            garbage = List.copyOf(garbage);
        }
    }

    /** A local variable and the field that keeps it. */
    public record LocalSpill(int slot, FrameField field) {
        /** Whether the field can keep what the local holds when it has the given type. */
        boolean fits(ValueType type) {
            return type.isNull() ? field.isReference() : type.equals(ValueType.of(field.type()));
        }
    }

    /** A local variable that gets the null or zero of its type. */
    public record LocalDefault(int slot, ValueType type) {
        private boolean isRestoredBy(@Nullable LocalSpill common) {
            return common != null && !type.isNull() && common.fits(type);
        }
    }

    /** An operand and the field that keeps it; no field for what can only be null. */
    public record StackSpill(ValueType type, @Nullable FrameField field) {}
}
