package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import java.util.function.Consumer;

/** The body takes four more arguments than the method, and the JVM allows 255 slots (JVMS 4.3.3). */
final class TooManyParameters implements MethodCheck {
    private static final int LIMIT = 255 - 4;

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() != null && method.async().parameterSlots() > LIMIT) {
            String message = method.displayName() + " takes " + method.async().parameterSlots()
                    + " parameter slots (this included, long and double count twice), and an async method can take "
                    + LIMIT + "; pass some of them in one object";
            findings.accept(new Finding(Code.TOO_MANY_PARAMETERS, method.node(), method.firstLine(), message));
        }
    }
}
