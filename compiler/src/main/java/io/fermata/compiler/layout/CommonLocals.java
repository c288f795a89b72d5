package io.fermata.compiler.layout;

import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Locals that the suspension points of a very large method save and restore by common code, each in a field of its own.
 *
 * <p>If each point did it by itself, the code would grow with the square of the number of locals, and a method with a hundred
 * locals that each come from an await would exceed the JVM's limit. So every resumption restores all of these locals, used or
 * not, in one place; and one row of stores saves them, the last local first, which each point enters at the last of the locals
 * that are assigned there.
 *
 * @param spills the locals, those first that are assigned at the most points: since declarations follow one another, the ones
 *     assigned at a point are mostly the first ones of this list
 */
public record CommonLocals(List<LocalSpill> spills) {
    /** What methods of an ordinary size have. */
    public static final CommonLocals NONE = new CommonLocals(List.of());

    public CommonLocals {
        spills = List.copyOf(spills);
    }

    /** The locals from {@code firstSlot} on; {@code pool} gives the fields. */
    static CommonLocals of(List<SuspensionPoint> points, int firstSlot, FieldPool pool) {
        Map<Integer, ValueType> types = new LinkedHashMap<>();
        int most = points.stream()
                .mapToInt(point -> point.before().locals().size())
                .max()
                .orElse(0);
        for (int slot = firstSlot; slot < most; slot++) {
            ValueType type = commonestType(points, slot);
            if (type != null) {
                types.put(slot, type);
                slot += type.size() - 1;
            }
        }
        List<LocalSpill> spills = new ArrayList<>();
        types.forEach((slot, type) -> spills.add(new LocalSpill(slot, pool.reserve(type.asType()))));
        spills.sort(Comparator.comparingLong(spill -> -timesAssigned(points, spill)));
        return new CommonLocals(spills);
    }

    /** The most frequent type of the live values in a slot; null if there are none. */
    private static @Nullable ValueType commonestType(List<SuspensionPoint> points, int slot) {
        Map<ValueType, Integer> uses = new LinkedHashMap<>();
        for (SuspensionPoint point : points) {
            ValueType type = point.before().local(slot);
            if (point.live().get(slot) && !type.isTop() && !type.isNull() && !type.isUninitialized()) {
                uses.merge(type, 1, Integer::sum);
            }
        }
        return uses.isEmpty()
                ? null
                : Collections.max(uses.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static long timesAssigned(List<SuspensionPoint> points, LocalSpill spill) {
        return points.stream()
                .filter(point -> spill.fits(point.before().local(spill.slot())))
                .count();
    }

    public boolean isEmpty() {
        return spills.isEmpty();
    }

    /** Those of these locals whose values are used after {@code point}. */
    public List<LocalSpill> liveAt(SuspensionPoint point) {
        return spills.stream().filter(spill -> isLive(spill, point)).toList();
    }

    @Nullable
    FrameField fieldFor(int slot, ValueType type) {
        for (LocalSpill spill : spills) {
            if (spill.slot() == slot && spill.fits(type)) {
                return spill.field();
            }
        }
        return null;
    }

    /** Leaves to the common code as many of the first locals as make the point's own code shortest. */
    SpillPlan share(SpillPlan plan) {
        SuspensionPoint point = plan.point();
        int own = 0; // instructions of the point itself, compared with sharing nothing
        int fewest = 0;
        int best = 0;
        for (int count = 1; count <= spills.size() && isAssigned(spills.get(count - 1), point); count++) {
            LocalSpill spill = spills.get(count - 1);
            own -= isLive(spill, point) ? 1 : 0;
            own += isGarbage(spill, point) ? 1 : 0;
            if (own < fewest) {
                fewest = own;
                best = count;
            }
        }
        return plan.sharing(spills, best);
    }

    private static boolean isAssigned(LocalSpill spill, SuspensionPoint point) {
        return spill.fits(point.before().local(spill.slot()));
    }

    private static boolean isLive(LocalSpill spill, SuspensionPoint point) {
        return point.live().get(spill.slot())
                && isAssigned(spill, point)
                && !point.before().local(spill.slot()).isNull();
    }

    /** Whether the local has an object that nobody uses any more, and that the frame must not keep. */
    static boolean isGarbage(LocalSpill spill, SuspensionPoint point) {
        return spill.field().isReference() && !isLive(spill, point);
    }
}
