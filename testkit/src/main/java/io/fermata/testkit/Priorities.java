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
        double[] current = prioritiesOf(ready);
        int chosen = highest(current);
        if (changes.contains(step) || (stepsInRow >= PATIENCE && ready.size() > 1)) {
            current[chosen] = --lowest;
            priorities.put(ready.get(chosen), lowest);
            chosen = highest(current);
        }
        stepsInRow = ready.get(chosen) == last ? stepsInRow + 1 : 1;
        last = ready.get(chosen);
        return chosen;
    }

    /** Timers cannot be told from each other: all but the first get new ones each time. */
    private double[] prioritiesOf(List<@Nullable Task<?>> ready) {
        double[] current = new double[ready.size()];
        boolean callback = false;
        for (int i = 0; i < current.length; i++) {
            Task<?> task = ready.get(i);
            current[i] = task == null && callback
                    ? 1 + random.nextDouble()
                    : priorities.computeIfAbsent(task, unknown -> 1 + random.nextDouble());
            callback |= task == null;
        }
        return current;
    }

    private static int highest(double[] priorities) {
        int best = 0;
        for (int i = 1; i < priorities.length; i++) {
            if (priorities[i] > priorities[best]) {
                best = i;
            }
        }
        return best;
    }
}
