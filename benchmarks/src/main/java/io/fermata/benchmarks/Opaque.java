package io.fermata.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A number that the JIT has to read each time, so that no kernel folds to a closed form. */
public final class Opaque {

    private static final VarHandle NUMBER;
    private static int number = 7;

    static {
        try {
            NUMBER = MethodHandles.lookup().findStaticVarHandle(Opaque.class, "number", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Opaque() {}

    /**
     * Reads the number, which costs one load.
     *
     * @return 7, which the JIT does not know
     */
    public static int read() {
        return (int) NUMBER.getOpaque();
    }
}
