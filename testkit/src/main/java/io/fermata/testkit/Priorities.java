package io.fermata.testkit;

import io.fermata.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Probabilistic concurrency testing: the task of the highest priority steps, and loses it at a few random steps. */
final class Priorities implements Chooser {

    /** Whoever steps this often in a row while others wait may be waiting for them in a loop: it has to let them go first. */
    private static final int PATIENCE = 100;

    private final Random random;
    private final Set<Integer> changes = new HashSet<>();
    private final Map<@Nullable Task<?>, Double> priorities = new HashMap<>();
    private double lowest;
    private @Nullable Task<?> last;
    private int stepsInRow;

    /**
     * Priorities of a run.
     *
     * @param depth of the bugs looked for; one less is the number of steps at which priorities change
     * @param expectedSteps how long a run is, about
     */
    Priorities(Random random, int depth, int expectedSteps) {
        this.random = random;
        for (int i = 1; i < depth; i++) {
            changes.add(1 + random.nextInt(Math.max(1, expectedSteps)));
        }
    }

    @Override
    public int choose(List<@Nullable Task<?>> ready, int step) {
        for (Task<?> task : ready) {
            priorities.computeIfAbsent(task, unknown -> 1 + random.nextDouble());
        }
        int chosen = highest(ready);
        if (changes.contains(step) || (stepsInRow >= PATIENCE && ready.size() > 1)) {
            priorities.put(ready.get(chosen), --lowest);
            chosen = highest(ready);
        }
        stepsInRow = ready.get(chosen) == last ? stepsInRow + 1 : 1;
        last = ready.get(chosen);
        return chosen;
    }

    private int highest(List<@Nullable Task<?>> ready) {
        int best = 0;
        for (int i = 1; i < ready.size(); i++) {
            if (priorityOf(ready.get(i)) > priorityOf(ready.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private double priorityOf(@Nullable Task<?> task) {
        return priorities.getOrDefault(task, 0.0);
    }
}
