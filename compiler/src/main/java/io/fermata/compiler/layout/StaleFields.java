package io.fermata.compiler.layout;

import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import io.fermata.compiler.layout.SpillPlan.StackSpill;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
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
        @Nullable BitSet[] mayHold = analysis.solve(flow);
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

    private @Nullable BitSet[] solve(ControlFlow flow) {
        @Nullable BitSet[] mayHold = new BitSet[flow.size()];
        Deque<Integer> pending = new ArrayDeque<>();
        reach(0, atEntry(), mayHold, pending);
        while (!pending.isEmpty()) {
            int index = pending.pop();
            BitSet after = new BitSet();
            after.or(mayHold[index]);
            after.or(heldAt.getOrDefault(index, new BitSet()));
            for (int successor : flow.successors(index)) {
                reach(successor, after, mayHold, pending);
            }
            for (int handler : flow.handlers(index)) {
                reach(handler, after, mayHold, pending);
            }
        }
        return mayHold;
    }

    private static void reach(int index, BitSet held, @Nullable BitSet[] mayHold, Deque<Integer> pending) {
        BitSet known = mayHold[index];
        if (known == null) {
            mayHold[index] = (BitSet) held.clone();
            pending.push(index);
        } else {
            int before = known.cardinality();
            known.or(held);
            if (known.cardinality() > before) {
                pending.push(index);
            }
        }
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
