package io.fermata.compiler.explain;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.explain.Transformation.Field;
import io.fermata.compiler.explain.Transformation.Frame;
import io.fermata.compiler.explain.Transformation.LiveValue;
import io.fermata.compiler.explain.Transformation.Suspension;
import io.fermata.compiler.explain.Transformation.TailAwait;
import io.fermata.compiler.flow.Operands;
import io.fermata.compiler.flow.ReturnPoint;
import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.layout.FrameField;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.Parameter;
import io.fermata.compiler.layout.SpillPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads the plans of one async method. */
public final class ExplainTransformation {
    private final FrameLayout layout;
    private final MethodNode method;
    private final SourceNames names;
    private final Operands operands;
    private final Map<String, Set<String>> holds = new LinkedHashMap<>();

    private ExplainTransformation(FrameLayout layout) {
        this.layout = layout;
        this.method = layout.method().node();
        this.names = new SourceNames(layout.host().getInternalName(), method);
        this.operands = Operands.of(method);
    }

    /** Explains what {@code layout} and {@code returns} say. */
    public static Transformation of(FrameLayout layout, List<ReturnPoint> returns) {
        return new ExplainTransformation(layout).explain(returns);
    }

    private Transformation explain(List<ReturnPoint> returns) {
        hold("this", FrameLayout.RECEIVER);
        for (Parameter parameter : layout.parameters()) {
            hold(parameterName(parameter), parameter.field().name());
        }
        List<Suspension> suspensions =
                layout.plans().stream().map(this::suspension).toList();
        return new Transformation(layout.method().kind(), suspensions, tailAwaits(returns), frame());
    }

    private Suspension suspension(SpillPlan plan) {
        SuspensionPoint point = plan.point();
        List<LiveValue> live = new ArrayList<>(variables(plan).values());
        for (SpillPlan.StackSpill operand : plan.stack()) {
            live.add(value("(operand)", SourceNames.simple(operand.type()), operand.field()));
        }
        List<AbstractInsnNode> producers = operands.producersOf(point.call());
        boolean each = producers.stream().anyMatch(ExplainTransformation::advances);
        String type = SourceNames.simple(point.before().operand(0));
        String subject = point.isEmit() ? type : subject(producers, type);
        return new Suspension(
                point.number(),
                point.line(),
                each ? RuntimeNames.EACH : point.call().name,
                each ? "next value" : subject,
                point.fusedCall() != null,
                live);
    }

    /** Live variables by slot, which is about the order of their declarations. */
    private Map<Integer, LiveValue> variables(SpillPlan plan) {
        SuspensionPoint point = plan.point();
        Map<Integer, LiveValue> live = new TreeMap<>();
        if (!layout.method().isStatic() && point.live().get(0)) {
            live.put(0, new LiveValue("this", SourceNames.simple(layout.host()), FrameLayout.RECEIVER));
        }
        for (Parameter parameter : layout.parameters()) {
            if (parameter.isLiveAt(point)) {
                String type = SourceNames.simple(parameter.field().type());
                live.put(parameter.slot(), value(parameterName(parameter), type, parameter.field()));
            }
        }
        plan.restored().forEach(spill -> live.put(spill.slot(), local(spill.slot(), point, spill.field())));
        layout.common()
                .liveAt(point)
                .forEach(spill -> live.put(spill.slot(), local(spill.slot(), point, spill.field())));
        for (SpillPlan.LocalDefault constant : plan.defaults()) {
            if (point.live().get(constant.slot())) {
                live.put(constant.slot(), local(constant.slot(), point, null));
            }
        }
        return live;
    }

    private LiveValue local(int slot, SuspensionPoint point, @Nullable FrameField field) {
        LocalVariableNode variable = names.variable(slot, point.call());
        String kept = field == null ? "null" : SourceNames.simple(field.type());
        return variable == null
                ? value("(temporary)", kept, field)
                : value(variable.name, field == null ? kept : SourceNames.simple(Type.getType(variable.desc)), field);
    }

    private LiveValue value(String name, String type, @Nullable FrameField field) {
        if (field == null) {
            return new LiveValue(name, type, "");
        }
        hold(name, field.name());
        return new LiveValue(name, type, field.name());
    }

    private void hold(String name, String field) {
        holds.computeIfAbsent(field, key -> new LinkedHashSet<>()).add(name);
    }

    private String parameterName(Parameter parameter) {
        return names.parameter(layout.parameters().indexOf(parameter), parameter.slot());
    }

    private String subject(List<AbstractInsnNode> producers, String type) {
        return SourceNames.either(producers.stream().map(names::expression).toList(), type);
    }

    private static boolean advances(AbstractInsnNode producer) {
        return producer instanceof MethodInsnNode call
                && call.owner.equals(RuntimeNames.EXECUTION)
                && call.name.equals(RuntimeNames.ADVANCE);
    }

    private List<TailAwait> tailAwaits(List<ReturnPoint> returns) {
        List<TailAwait> tailAwaits = new ArrayList<>();
        for (ReturnPoint point : returns) {
            if (point.shape() == ReturnPoint.Shape.TAIL) {
                String type = SourceNames.simple(point.before().operand(0));
                String subject = subject(operands.producersOf(point.instruction()), type);
                tailAwaits.add(new TailAwait(line(point.instruction()), subject));
            }
        }
        return tailAwaits;
    }

    private static int line(AbstractInsnNode instruction) {
        for (AbstractInsnNode before = instruction; before != null; before = before.getPrevious()) {
            if (before instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return 0;
    }

    private Frame frame() {
        List<FrameField> own = new ArrayList<>();
        if (!layout.method().isStatic()) {
            own.add(new FrameField(FrameLayout.RECEIVER, layout.host()));
        }
        layout.parameters().forEach(parameter -> own.add(parameter.field()));
        own.addAll(layout.spills());
        List<Field> fields = own.stream().map(this::field).toList();
        int bytes = FrameSize.of(own.stream().map(FrameField::type).toList());
        return new Frame(layout.frameClass().getInternalName(), fields, FrameSize.INHERITED, bytes);
    }

    private Field field(FrameField field) {
        List<String> values = List.copyOf(holds.getOrDefault(field.name(), Set.of()));
        return new Field(field.name(), SourceNames.simple(field.type()), FrameSize.of(field.type()), values);
    }
}
