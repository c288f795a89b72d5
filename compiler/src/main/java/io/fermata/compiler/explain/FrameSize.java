package io.fermata.compiler.explain;

import java.util.List;
import org.objectweb.asm.Type;

/**
 * How much room a frame takes in the heap of a 64-bit JVM with compressed references, as HotSpot has laid out fields
 * since JDK 15: the largest first, smaller ones in the gap before them.
 */
final class FrameSize {
    /** Object header, mark and class. */
    private static final int HEADER = 12;
    /** The fields of Coroutine: who awaits it, and its state. */
    private static final int COROUTINE = 8;

    static final int INHERITED = HEADER + COROUTINE;
    private static final int ALIGNMENT = 8;

    private FrameSize() {}

    static int of(Type field) {
        return switch (field.getSort()) {
            case Type.BOOLEAN, Type.BYTE -> 1;
            case Type.CHAR, Type.SHORT -> 2;
            case Type.LONG, Type.DOUBLE -> 8;
            default -> 4;
        };
    }

    static int of(List<Type> fields) {
        int wide = 0;
        int narrow = 0;
        for (Type field : fields) {
            int size = of(field);
            if (size == ALIGNMENT) {
                wide += size;
            } else {
                narrow += size;
            }
        }
        int gap = wide == 0 ? 0 : align(INHERITED) - INHERITED;
        return align(INHERITED + gap + wide + Math.max(0, narrow - gap));
    }

    private static int align(int size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
