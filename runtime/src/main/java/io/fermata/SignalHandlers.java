package io.fermata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The signals that a loop handles, each with what was in force before. */
final class SignalHandlers {

    private final Map<String, Signals.Previous> handled = new HashMap<>();

    void add(String signal, Runnable action) {
        Signals.Previous previous = Signals.handle(signal, received -> action.run());
        if (previous == null) {
            throw new IllegalArgumentException("this JVM does not let anybody handle SIG" + signal);
        }
        handled.putIfAbsent(signal, previous);
    }

    boolean remove(String signal) {
        Signals.Previous previous = handled.remove(signal);
        if (previous == null) {
            return false;
        }
        Signals.restore(signal, previous);
        return true;
    }

    void close() {
        new ArrayList<>(handled.keySet()).forEach(this::remove);
    }
}
