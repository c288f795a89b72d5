package io.fermata.compiler.emit;

import io.fermata.compiler.flow.ValueType;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.InstructionAdapter;

/** Values for variables that nobody reads but the verifier wants to see assigned. */
final class Defaults {
    private Defaults() {}

    /** Pushes the null or zero of {@code type}. */
    static void load(ValueType type, InstructionAdapter code) {
        switch (type.isNull() ? Type.OBJECT : type.asType().getSort()) {
            case Type.INT -> code.iconst(0);
            case Type.LONG -> code.lconst(0);
            case Type.FLOAT -> code.fconst(0);
            case Type.DOUBLE -> code.dconst(0);
            default -> code.aconst(null);
        }
    }
}
