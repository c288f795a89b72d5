package io.fermata;

import java.util.Arrays;
import java.util.Objects;

/** The stack of a blocked thread, as a throwable so that a logger prints it. */
final class BlockedStep extends Throwable {

    private static final long serialVersionUID = 1L;

    BlockedStep(StackTraceElement[] stack) {
        super("this is what the thread does, and no failure", null, false, true);
        setStackTrace(plain(stack));
    }

    /** Without the names of class loaders and modules, which are the same everywhere. */
    static StackTraceElement[] plain(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .map(frame -> new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber()))
                .toArray(StackTraceElement[]::new);
    }

    /** The innermost async method on the stack: its generated step stands right below it. */
    String where() {
        StackTraceElement[] stack = getStackTrace();
        for (int i = 0; i + 1 < stack.length; i++) {
            String frame = stack[i].getClassName() + "$" + stack[i].getMethodName() + "$";
            if (stack[i + 1].getMethodName().equals("step")
                    && stack[i + 1].getClassName().startsWith(frame)) {
                return "in " + stack[i];
            }
        }
        return stack.length == 0 ? "" : "in " + Objects.requireNonNull(stack[0]);
    }
}
