package io.fermata;

import java.util.HashMap;
import java.util.Objects;

/**
 * A variable of which every event loop has its own; what a library keeps once for all that a loop runs.
 *
 * @param <T> the value
 */
public final class LoopLocal<T> {

    private final T initial;

    private LoopLocal(T initial) {
        this.initial = initial;
    }

    /**
     * Makes a variable.
     *
     * @param <T> the value
     * @param initial what it is in loops where nobody has set it
     * @return a new variable
     */
    public static <T> LoopLocal<T> withInitial(T initial) {
        return new LoopLocal<>(Objects.requireNonNull(initial, "initial"));
    }

    /**
     * Reads the variable.
     *
     * @param loop whose
     * @return the value
     * @throws IllegalStateException if another thread runs the loop
     */
    @SuppressWarnings("unchecked") // set() has put it there
    public T get(EventLoop loop) {
        loop.thread.refuseOthers();
        return (T) loop.locals.getOrDefault(this, initial);
    }

    /**
     * Sets the variable.
     *
     * @param loop whose
     * @param value from now on
     * @throws IllegalStateException if another thread runs the loop
     */
    public void set(EventLoop loop, T value) {
        loop.thread.refuseOthers();
        if (loop.locals.isEmpty()) {
            loop.locals = new HashMap<>();
        }
        loop.locals.put(this, Objects.requireNonNull(value, "value"));
    }
}
