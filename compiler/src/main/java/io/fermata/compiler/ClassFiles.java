package io.fermata.compiler;

import org.jspecify.annotations.Nullable;

/** Finds the class files of types that are not being compiled; they are read, never loaded. */
@FunctionalInterface
public interface ClassFiles {

    /** Returns the class file of the type with this internal name, or null if it cannot be found. */
    byte @Nullable [] find(String internalName);

    /** Finds nothing. */
    static ClassFiles none() {
        return internalName -> null;
    }
}
