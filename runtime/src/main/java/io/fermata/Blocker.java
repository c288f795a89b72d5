package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody waits for, as those who look on are told.
 *
 * @param kind what it is
 * @param text the same in words
 * @param holder who has what is waited for, if that is known
 * @param parts what has to end first; those that have ended do not count
 * @param any whether the first of the parts ends the wait
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
