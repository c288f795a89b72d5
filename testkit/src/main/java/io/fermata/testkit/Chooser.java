package io.fermata.testkit;

import io.fermata.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Chooses who steps next; made anew for each run. */
@FunctionalInterface
interface Chooser {

    /** An index into those that are ready, of whom there is one at least; null is a callback. */
    int choose(List<@Nullable Task<?>> ready, int step);

    /** Everybody alike. */
    static Chooser random(Random random) {
        return (ready, step) -> random.nextInt(ready.size());
    }

    /** What a schedule says. A decision that cannot be taken is passed over: programs need not be as they were. */
    static Chooser following(Schedule schedule) {
        Map<Integer, Integer> choices = new HashMap<>();
        schedule.decisions().forEach(decision -> choices.put(decision.step(), decision.choice()));
        return (ready, step) -> {
            int choice = choices.getOrDefault(step, 0);
            return choice < ready.size() ? choice : 0;
        };
    }
}
