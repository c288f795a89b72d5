package io.fermata.compiler.emit;

/**
 * The local variables of a body: the parameters where they were, then four slots of Fermata's own, then all other
 * variables of the method, moved up by four.
 *
 * @param parameters how many slots {@code this} and the parameters take
 */
record BodySlots(int parameters) {
    static final int ADDED = 4;

    /** The frame; null as long as a fused call has not suspended. */
    int frame() {
        return parameters;
    }

    int execution() {
        return parameters + 1;
    }

    /** The outcome of an await on its way to its use, handed over by the step or just returned; at the end, what is returned. */
    int value() {
        return parameters + 2;
    }

    /** What the awaited thing failed with, when the body is resumed, else null; at the end, what is thrown. */
    int failure() {
        return parameters + 3;
    }

    /** Where the variable of the original method's {@code slot} lives now. */
    int moved(int slot) {
        return slot < parameters ? slot : slot + ADDED;
    }
}
