package io.fermata.compiler.flow;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The type of a local variable or stack operand as the verifier knows it.
 *
 * @param frameType what ASM's {@code visitFrame} takes: an {@code Opcodes} constant, an internal name or array
 *     descriptor, or the {@link Label} of the {@code NEW} that made a still uninitialised object
 */
public record ValueType(Object frameType) {
    public static final ValueType TOP = new ValueType(Opcodes.TOP);

    /** How many local variable slots a value of this type takes. */
    public int size() {
        return frameType.equals(Opcodes.LONG) || frameType.equals(Opcodes.DOUBLE) ? 2 : 1;
    }

    public boolean isTop() {
        return frameType.equals(Opcodes.TOP);
    }

    /** Whether the value can only be {@code null}. */
    public boolean isNull() {
        return frameType.equals(Opcodes.NULL);
    }

    public boolean isUninitialized() {
        return frameType instanceof Label;
    }

    /** The type of a field that holds such a value exactly; not defined for TOP, null and uninitialised values. */
    public Type asType() {
        if (frameType instanceof String name) {
            return Type.getObjectType(name);
        }
        if (frameType.equals(Opcodes.INTEGER)) {
            return Type.INT_TYPE;
        }
        if (frameType.equals(Opcodes.FLOAT)) {
            return Type.FLOAT_TYPE;
        }
        if (frameType.equals(Opcodes.LONG)) {
            return Type.LONG_TYPE;
        }
        if (frameType.equals(Opcodes.DOUBLE)) {
            return Type.DOUBLE_TYPE;
        }
        throw new IllegalStateException("no field can hold " + frameType);
    }

    /** The verifier's type of a field, parameter or variable declared as {@code declared}. */
    public static ValueType of(Type declared) {
        return new ValueType(
                switch (declared.getSort()) {
                    case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
                    case Type.FLOAT -> Opcodes.FLOAT;
                    case Type.LONG -> Opcodes.LONG;
                    case Type.DOUBLE -> Opcodes.DOUBLE;
                    default -> declared.getInternalName();
                });
    }
}
