package io.fermata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Looks for moves that a trial does not survive; tells of the fewest. */
final class MoveSearch {
    private final Supplier<? extends Trial> trials;
    private final List<String> alphabet;
    private long tried;

    MoveSearch(Supplier<? extends Trial> trials) {
        this.trials = trials;
        this.alphabet = trials.get().moves();
    }

    long tried() {
        return tried;
    }

    /** All sequences of so many moves. */
    void tryAll(int length) {
        int[] choice = new int[length];
        do {
            List<String> moves = new ArrayList<>(length);
            for (int move : choice) {
                moves.add(alphabet.get(move));
            }
            tryOne(moves, "");
        } while (next(choice));
    }

    /** Counts up. */
    private boolean next(int[] choice) {
        for (int i = choice.length - 1; i >= 0; i--) {
            if (++choice[i] < alphabet.size()) {
                return true;
            }
            choice[i] = 0;
        }
        return false;
    }

    void tryRandomly(long seed, int count, int length) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            List<String> moves = new ArrayList<>();
            while (moves.size() < length) {
                moves.add(alphabet.get(random.nextInt(alphabet.size())));
            }
            tryOne(moves, ", found with seed " + seed);
        }
    }

    private void tryOne(List<String> moves, String origin) {
        tried++;
        Throwable failure = failure(moves);
        if (failure != null) {
            List<String> fewest = shrink(moves);
            throw new AssertionError("after " + fewest + origin, failure(fewest));
        }
    }

    private List<String> shrink(List<String> failing) {
        List<String> fewest = new ArrayList<>(failing);
        for (int i = fewest.size() - 1; i >= 0; i--) {
            String left = fewest.remove(i);
            if (failure(fewest) == null) {
                fewest.add(i, left);
            }
        }
        return Collections.unmodifiableList(fewest);
    }

    private Throwable failure(List<String> moves) {
        try {
            Trial trial = trials.get();
            moves.forEach(trial::make);
            trial.end();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }
}
