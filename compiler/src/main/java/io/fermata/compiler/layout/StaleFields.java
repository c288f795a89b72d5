package io.fermata.compiler.layout;

import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.flow.ForwardBits;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import io.fermata.compiler.layout.SpillPlan.StackSpill;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which reference fields of a frame may still hold, at a suspension, what the program has let go: forward
 * may-analysis over "this field may be non-null", where entry fills the parameters and a suspension what it saves.
 */
final class StaleFields {
    private static final BitSet NOTHING = new BitSet();

    private final List<FrameField> references;
    private final List<Parameter> parameters;
    private final Map<Integer, BitSet> heldAt = new HashMap<>();

    private StaleFields(List<FrameField> spills, List<Parameter> parameters) {
        this.parameters = parameters;
        this.references = new ArrayList<>(spills);
        parameters.forEach(parameter -> references.add(parameter.field()));
        references.removeIf(field -> !field.isReference());
    }

    /** Completes {@code plans} with the fields to clear; {@code indexOf} tells where in {@code flow} a plan belongs. */
    static List<SpillPlan> mark(
            List<SpillPlan> plans,
            List<FrameField> spills,
            List<Parameter> parameters,
            ControlFlow flow,
            ToIntFunction<SpillPlan> indexOf) {
        StaleFields analysis = new StaleFields(spills, parameters);
        plans.forEach(plan -> analysis.heldAt.put(indexOf.applyAsInt(plan), analysis.heldBy(plan)));
        @Nullable
        BitSet[] mayHold = ForwardBits.solve(
                flow, analysis.atEntry(), (index, held) -> held.or(analysis.heldAt.getOrDefault(index, NOTHING)));
        List<SpillPlan> marked = new ArrayList<>();
        for (SpillPlan plan : plans) {
            BitSet stale = new BitSet();
            BitSet before = mayHold[indexOf.applyAsInt(plan)];
            if (before != null) {
                stale.or(before);
            }
            stale.andNot(analysis.heldBy(plan));
            marked.add(plan.withStale(
                    stale.stream().mapToObj(analysis.references::get).toList()));
        }
        return marked;
    }

    private BitSet atEntry() {
        BitSet held = new BitSet();
        parameters.forEach(parameter -> hold(parameter.field(), held));
        return held;
    }

    private BitSet heldBy(SpillPlan plan) {
        BitSet held = new BitSet();
        for (LocalSpill spill : plan.saved()) {
            hold(spill.field(), held);
        }
        for (StackSpill spill : plan.stack()) {
            if (spill.field() != null) {
                hold(spill.field(), held);
            }
        }
        for (Parameter parameter : parameters) {
            if (parameter.isLiveAt(plan.point())) {
                hold(parameter.field(), held);
            }
        }
        return held;
    }

    private void hold(FrameField field, BitSet held) {
        int index = references.indexOf(field);
        if (index >= 0) {
            held.set(index);
        }
    }
}
