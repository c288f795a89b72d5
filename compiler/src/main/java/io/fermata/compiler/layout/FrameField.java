package io.fermata.compiler.layout;

import org.objectweb.asm.Type;

/** A field of a frame: exactly typed, so that reading it back needs no cast and no access to the type. */
public record FrameField(String name, Type type) {
    boolean isReference() {
        return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }
}
