package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes what a waiter waits for, for snapshots of the loop.
 *
 * @param kind what it is
 * @param text the same in words
 * @param holder the task that holds what is waited for, if that is known
 * @param parts what has to end first, including what has ended already
 * @param any whether the first part to end ends the wait; otherwise all parts have to
 */
record Blocker(
        WaitKind kind, String text, @Nullable Task<?> holder, Collection<? extends Completion<?>> parts, boolean any) {

    static Blocker of(WaitKind kind, String text) {
        return new Blocker(kind, text, null, List.of(), false);
    }

    static Blocker all(WaitKind kind, String text, Collection<? extends Completion<?>> parts) {
        return new Blocker(kind, text, null, parts, false);
    }

    /** The same with more to say. */
    Blocker and(String more) {
        return more.isEmpty() ? this : new Blocker(kind, text + more, holder, parts, any);
    }

    /** A number of something, in words that fit. */
    static String count(int number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** What tells one object of a class from the next. */
    static String id(Object object) {
        return Integer.toHexString(System.identityHashCode(object));
    }
}
