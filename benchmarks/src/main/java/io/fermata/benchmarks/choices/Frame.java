package io.fermata.benchmarks.choices;

import org.jspecify.annotations.Nullable;

/** What every frame has, however it keeps its values. */
abstract class Frame {

    @Nullable
    Frame parent;

    int state;

    /** Goes on: restores, counts, saves. */
    abstract long step();
}
