package io.fermata.compiler.layout;

import io.fermata.compiler.flow.SuspensionGraph;
import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.flow.ValueType;
import io.fermata.compiler.layout.SpillPlan.LocalDefault;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import io.fermata.compiler.layout.SpillPlan.StackSpill;
import io.fermata.compiler.scan.AsyncMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Decides which field of the frame keeps which value at each suspension point of a method. */
public final class FramePlanner {
    private final AsyncMethod method;
    private final SuspensionGraph graph;
    private final List<Parameter> parameters;
    private final FieldPool pool = new FieldPool();
    private final SavePlanner saves;
    private CommonLocals common = CommonLocals.NONE;

    private FramePlanner(AsyncMethod method, SuspensionGraph graph) {
        this.method = method;
        this.graph = graph;
        this.parameters = parametersOf(method);
        this.saves = new SavePlanner(stateSlots(method, parameters));
    }

    /** Lays out the frame of {@code method}, whose class file is to be named {@code frameClass}. */
    public static FrameLayout plan(AsyncMethod method, SuspensionGraph graph, String host, String frameClass) {
        return new FramePlanner(method, graph).layOut(host, frameClass);
    }

    /** The same for a method that does not fit otherwise: less code, which takes longer. */
    public static FrameLayout planCompact(AsyncMethod method, SuspensionGraph graph, String host, String frameClass) {
        FramePlanner planner = new FramePlanner(method, graph);
        planner.common = CommonLocals.of(graph.suspensions(), method.parameterSlots(), planner.pool);
        return planner.layOut(host, frameClass);
    }

    private FrameLayout layOut(String host, String frameClass) {
        List<SpillPlan> plans = plans();
        return new FrameLayout(
                method,
                Type.getObjectType(host),
                Type.getObjectType(frameClass),
                parameters,
                pool.all(),
                plans,
                saves.methods(),
                common);
    }

    private List<SpillPlan> plans() {
        List<SpillPlan> plans = new ArrayList<>();
        for (SuspensionPoint point : graph.suspensions()) {
            pool.reset(unusedFields(point));
            plans.add(plan(point));
        }
        return StaleFields.mark(plans, pool.all(), parameters, graph.flow(), this::index).stream()
                .map(plan -> common.isEmpty() ? plan : common.share(plan))
                .map(saves::complete)
                .toList();
    }

    /** The fields of parameters that nobody reads any more; each step passes to the body whatever they keep then. */
    private List<FrameField> unusedFields(SuspensionPoint point) {
        return parameters.stream()
                .filter(parameter -> !parameter.isLiveAt(point))
                .map(Parameter::field)
                .toList();
    }

    /** How many argument slots it takes to make the frame late: the receiver and the parameters never assigned. */
    private static int stateSlots(AsyncMethod method, List<Parameter> parameters) {
        int slots = method.isStatic() ? 0 : 1;
        for (Parameter parameter : FrameLayout.unassigned(parameters)) {
            slots += parameter.field().type().getSize();
        }
        return slots;
    }

    private int index(SpillPlan plan) {
        return method.node().instructions.indexOf(plan.point().call());
    }

    private SpillPlan plan(SuspensionPoint point) {
        List<StackSpill> stack = stackSpills(point);
        Locals locals = new Locals(point);
        for (int slot = firstSlot(); slot < point.before().locals().size(); slot++) {
            ValueType type = point.before().local(slot);
            if (!type.isTop()) {
                locals.add(slot, type);
            }
        }
        locals.addDisplaced(stack);
        return new SpillPlan(
                point,
                locals.saved,
                locals.restored,
                locals.defaults,
                stack,
                List.of(),
                List.of(),
                keptLocals(point),
                null);
    }

    private List<StackSpill> stackSpills(SuspensionPoint point) {
        List<StackSpill> spills = new ArrayList<>();
        List<ValueType> operands = point.before().stack();
        for (ValueType operand : operands.subList(0, operands.size() - 1)) {
            spills.add(new StackSpill(operand, operand.isNull() ? null : pool.take(operand.asType())));
        }
        return spills;
    }

    /** What becomes of the locals at one suspension point. */
    private final class Locals {
        private final SuspensionPoint point;
        private final List<LocalSpill> saved = new ArrayList<>();
        private final List<LocalSpill> restored = new ArrayList<>();
        private final List<LocalDefault> defaults = new ArrayList<>();

        Locals(SuspensionPoint point) {
            this.point = point;
        }

        void add(int slot, ValueType type) {
            Parameter parameter = parameterHolding(slot, type);
            boolean live = point.live().get(slot) && !type.isNull();
            if (parameter != null) {
                addParameter(parameter, live);
            } else if (live) {
                LocalSpill spill = new LocalSpill(slot, fieldFor(slot, type));
                saved.add(spill);
                restored.add(spill);
            } else if (isKept(point, slot)) {
                defaults.add(new LocalDefault(slot, type));
            }
        }

        /** A parameter that is over is null or zero like any such variable, even where its field keeps something else. */
        void addDisplaced(List<StackSpill> stack) {
            for (Parameter parameter : parameters) {
                FrameField field = parameter.field();
                boolean taken = saved.stream().anyMatch(spill -> spill.field().equals(field))
                        || stack.stream().anyMatch(spill -> field.equals(spill.field()));
                if (taken && parameter.isOverAt(point)) {
                    defaults.add(new LocalDefault(parameter.slot(), ValueType.of(field.type())));
                }
            }
        }

        /** Its field has the value already, unless it was assigned; each step passes it to the body. */
        private void addParameter(Parameter parameter, boolean live) {
            if (live && parameter.reassigned()) {
                saved.add(new LocalSpill(parameter.slot(), parameter.field()));
            }
        }
    }

    private FrameField fieldFor(int slot, ValueType type) {
        FrameField field = common.fieldFor(slot, type);
        return field == null ? pool.take(type.asType()) : field;
    }

    private @Nullable Parameter parameterHolding(int slot, ValueType type) {
        for (Parameter parameter : parameters) {
            if (parameter.isHeldIn(slot, type)) {
                return parameter;
            }
        }
        return null;
    }

    private List<ValueType> keptLocals(SuspensionPoint point) {
        List<ValueType> locals = new ArrayList<>(point.before().locals());
        for (int slot = firstSlot(); slot < locals.size(); slot++) {
            if (!isKept(point, slot) && parameterHolding(slot, locals.get(slot)) == null) {
                locals.set(slot, ValueType.TOP);
            }
        }
        return locals;
    }

    private boolean isKept(SuspensionPoint point, int slot) {
        return point.live().get(slot)
                || point.declared().get(slot)
                || common.fieldFor(slot, point.before().local(slot)) != null;
    }

    /** The first slot after {@code this}, which need not be saved: each step passes it to the body. */
    private int firstSlot() {
        return method.isStatic() ? 0 : 1;
    }

    private static List<Parameter> parametersOf(AsyncMethod method) {
        BitSet assigned = assignedSlots(method);
        List<Parameter> parameters = new ArrayList<>();
        int slot = method.isStatic() ? 0 : 1;
        for (Type type : method.parameters()) {
            FrameField field = new FrameField("p" + parameters.size(), type);
            int end = slot + type.getSize();
            parameters.add(new Parameter(slot, field, !assigned.get(slot, end).isEmpty()));
            slot = end;
        }
        return parameters;
    }

    private static BitSet assignedSlots(AsyncMethod method) {
        BitSet assigned = new BitSet();
        for (AbstractInsnNode instruction : method.node().instructions) {
            if (instruction instanceof IincInsnNode increment) {
                assigned.set(increment.var);
            } else if (instruction instanceof VarInsnNode variable && variable.getOpcode() >= Opcodes.ISTORE) {
                boolean wide = variable.getOpcode() == Opcodes.LSTORE || variable.getOpcode() == Opcodes.DSTORE;
                assigned.set(variable.var, variable.var + (wide ? 2 : 1));
            }
        }
        return assigned;
    }
}
