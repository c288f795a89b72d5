package io.fermata.compiler.layout;

import io.fermata.compiler.layout.SaveMethod.Argument;
import io.fermata.compiler.layout.SaveMethod.Ending;
import io.fermata.compiler.layout.SpillPlan.LocalSpill;
import io.fermata.compiler.layout.SpillPlan.StackSpill;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/**
 * Plans the calls by which each suspension point saves: one, unless there is more to store than a call takes arguments
 * (255 slots, JVMS 4.3.3).
 */
final class SavePlanner {
    private static final int MOST_SLOTS = 255;
    private static final int STATE_AND_EXECUTION = 2;

    private final int room;
    private final Map<SaveMethod, SaveMethod> methods = new LinkedHashMap<>();

    /** Plans for a method whose frame takes {@code stateSlots} slots of arguments to be made. */
    SavePlanner(int stateSlots) {
        room = MOST_SLOTS - 1 - stateSlots;
    }

    /** The plan, with its calls. */
    SpillPlan complete(SpillPlan plan) {
        List<StackSpill> operands = new ArrayList<>(plan.stack());
        List<LocalSpill> locals = new ArrayList<>(plan.saved());
        List<SaveCall> calls = new ArrayList<>();
        while (slots(operands, locals) > room - STATE_AND_EXECUTION) {
            List<StackSpill> topmost = takeTopmost(operands);
            calls.add(call(topmost, topmost.isEmpty() ? takeFirst(locals) : List.of(), List.of(), Ending.GO_ON));
        }
        calls.add(call(operands, locals, plan.stale(), ending(plan)));
        return plan.withSaves(calls);
    }

    /** Where common code goes on saving, it needs the frame. */
    private static Ending ending(SpillPlan plan) {
        if (plan.shared() != null) {
            return Ending.GO_ON;
        }
        return plan.point().isEmit() ? Ending.EMIT : Ending.SUSPEND;
    }

    /** All methods that the plans completed so far call. */
    List<SaveMethod> methods() {
        return List.copyOf(methods.values());
    }

    private SaveCall call(List<StackSpill> operands, List<LocalSpill> locals, List<FrameField> stale, Ending ending) {
        List<Argument> arguments = new ArrayList<>();
        for (StackSpill operand : operands) {
            arguments.add(new Argument(typeOf(operand), operand.field()));
        }
        for (LocalSpill local : locals) {
            arguments.add(new Argument(local.field().type(), local.field()));
        }
        SaveMethod unnamed = new SaveMethod("", arguments, stale, ending);
        SaveMethod named = methods.computeIfAbsent(
                unnamed, key -> new SaveMethod("save" + (methods.size() + 1), arguments, stale, ending));
        return new SaveCall(named, locals);
    }

    private List<StackSpill> takeTopmost(List<StackSpill> operands) {
        int from = operands.size();
        int slots = 0;
        while (from > 0 && slots + operands.get(from - 1).type().size() <= room) {
            slots += operands.get(--from).type().size();
        }
        return take(operands.subList(from, operands.size()));
    }

    private List<LocalSpill> takeFirst(List<LocalSpill> locals) {
        int to = 0;
        int slots = 0;
        while (to < locals.size() && slots + locals.get(to).field().type().getSize() <= room) {
            slots += locals.get(to++).field().type().getSize();
        }
        return take(locals.subList(0, to));
    }

    private static <T> List<T> take(List<T> part) {
        List<T> taken = List.copyOf(part);
        part.clear();
        return taken;
    }

    private static int slots(List<StackSpill> operands, List<LocalSpill> locals) {
        return operands.stream().mapToInt(operand -> operand.type().size()).sum()
                + locals.stream()
                        .mapToInt(local -> local.field().type().getSize())
                        .sum();
    }

    private static Type typeOf(StackSpill operand) {
        FrameField field = operand.field();
        return field == null ? Type.getObjectType("java/lang/Object") : field.type();
    }
}
