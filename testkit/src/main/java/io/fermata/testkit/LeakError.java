package io.fermata.testkit;

import java.util.List;

/** A test, or a program that is explored, has left something over: tasks that still run, async generators that are open, failures that nobody took. */
public final class LeakError extends AssertionError {

    private static final long serialVersionUID = 1L;

    LeakError(String whose, List<String> leaks, List<Throwable> failures) {
        super("the " + whose + " has left over:\n- " + String.join("\n- ", leaks));
        failures.forEach(this::addSuppressed);
    }
}
