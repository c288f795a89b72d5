package io.fermata.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step of a schedule: a task that goes on to its next suspension, or a callback of the loop.
 *
 * @param number counted from 1
 * @param task the name of the task; null for a callback
 * @param stack where the task stood before the step, innermost call first
 * @param passedOver who would have stepped in the usual order; null if that is who did
 */
public record ScheduleStep(
        int number,
        @Nullable String task,
        List<StackTraceElement> stack,
        @Nullable String passedOver) {

    static final String CALLBACK = "callback";

    /** Copies the stack. */
    public ScheduleStep {
        stack = List.copyOf(stack);
    }

    /**
     * Tells whether the step is out of turn.
     *
     * @return false if whoever had been ready longest has stepped
     */
    public boolean isSwitch() {
        return passedOver != null;
    }

    /** A line of a table. */
    @Override
    public String toString() {
        String from = describe(stack);
        String instead = passedOver == null ? "" : (from.isEmpty() ? "" : "  ") + "(instead of " + passedOver + ")";
        return String.format(
                        "%s%5d  %-10s  %s%s",
                        isSwitch() ? ">" : " ", number, task == null ? CALLBACK : task, from, instead)
                .stripTrailing();
    }

    static String describe(List<StackTraceElement> stack) {
        return stack.stream().map(ScheduleStep::shortly).collect(Collectors.joining(" < "));
    }

    private static String shortly(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName() + "(" + frame.getFileName()
                + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")";
    }
}
