package io.fermata.compiler.explain;

import io.fermata.compiler.scan.AsyncMethod;
import java.util.List;

/**
 * What becomes of an async method.
 *
 * @param suspensions in code order
 * @param tailAwaits where it returns something that is awaited after it has been left
 */
public record Transformation(
        AsyncMethod.Kind kind, List<Suspension> suspensions, List<TailAwait> tailAwaits, Frame frame) {
    public Transformation {
        suspensions = List.copyOf(suspensions);
        tailAwaits = List.copyOf(tailAwaits);
    }

    /**
     * A place where the method may be left and entered again.
     *
     * @param number from 1; the frame's state while suspended there
     * @param line the source line, 0 if the class file does not tell
     * @param keyword {@code await}, {@code emit} or {@code each}
     * @param subject what is awaited or emitted, as far as the class file tells
     * @param fused whether the callee's body is entered directly, before it has a frame
     * @param live variables that are needed afterwards, then operands of the expression around it, deepest first
     */
    public record Suspension(
            int number, int line, String keyword, String subject, boolean fused, List<LiveValue> live) {
        public Suspension {
            live = List.copyOf(live);
        }
    }

    /**
     * A value that survives a suspension.
     *
     * @param name a variable's name, or something in parentheses for what has none
     * @param type simple name of the type, {@code null} for what can be nothing else
     * @param field the field of the frame that keeps it, empty if none needs to
     */
    public record LiveValue(String name, String type, String field) {}

    /** A coroutine or stage that is returned instead of awaited; {@code line} is 0 if the class file does not tell. */
    public record TailAwait(int line, String subject) {}

    /**
     * The frame class.
     *
     * @param className its internal name
     * @param fields those of its own, in the order of the class file
     * @param inheritedBytes what the object header and the fields of Coroutine take
     * @param bytes shallow size on a 64-bit JVM with compressed references
     */
    public record Frame(String className, List<Field> fields, int inheritedBytes, int bytes) {
        public Frame {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a frame.
     *
     * @param type simple name of the type
     * @param holds names of the values that share it, one at a time
     */
    public record Field(String name, String type, int bytes, List<String> holds) {
        public Field {
            holds = List.copyOf(holds);
        }
    }
}
