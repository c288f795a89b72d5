package io.fermata.compiler.scan;

import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;

/** Says in which method something came up that the compiler has no diagnostic for. */
public final class MethodFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient MethodNode method;

    private MethodFailure(MethodNode method, Throwable cause) {
        super(cause);
        this.method = method;
    }

    /** Does some work on {@code method} and gives its name to whatever goes wrong. */
    public static void attribute(MethodNode method, Runnable work) {
        try {
            work.run();
        } catch (MethodFailure | MethodTooLargeException known) {
            throw known;
        } catch (RuntimeException | AssertionError | StackOverflowError unexpected) {
            throw new MethodFailure(method, unexpected);
        }
    }

    public MethodNode method() {
        return method;
    }
}
