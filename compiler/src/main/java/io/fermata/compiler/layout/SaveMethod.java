package io.fermata.compiler.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * A static method of the frame class that makes the frame if there is none yet, and stores what outlives a suspension.
 * Suspension points that store the same share it, so that what each of them costs is a call.
 *
 * @param name the method's name, by its number
 * @param arguments what is stored: operands, then locals
 * @param stale reference fields that may hold what is no longer needed
 * @param ending what the method does when all is stored
 */
public record SaveMethod(String name, List<Argument> arguments, List<FrameField> stale, Ending ending) {
    public SaveMethod {
        arguments = List.copyOf(arguments);
        stale = List.copyOf(stale);
    }

    /** A value to store; no field for what can only be null. */
    public record Argument(Type type, @Nullable FrameField field) {}

    /** What a save method does at its end. */
    public enum Ending {
        /** Hands the frame back: there is more to save, or common code goes on. */
        GO_ON,
        /** Suspends the frame until what it awaits is done. */
        SUSPEND,
        /** Suspends the frame of a generator until the next request. */
        EMIT
    }
}
