package io.fermata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Looks for moves that a trial does not survive; tells of the fewest.
 *
 * <p>A move that would change nothing, such as cancelling somebody who is not there, makes a sequence of moves the same as
 * the shorter one without it: where one is met, all the sequences that begin so are passed over.
 */
final class MoveSearch {
    private final Supplier<? extends Trial> trials;
    private final List<String> alphabet;
    private long tried;
    private long covered;

    MoveSearch(Supplier<? extends Trial> trials) {
        this.trials = trials;
        this.alphabet = trials.get().moves();
    }

    /** How many sequences were run to their end. */
    long tried() {
        return tried;
    }

    /** How many those stand for, with all that come down to them. */
    long covered() {
        return covered;
    }

    /** All sequences of up to so many moves. */
    void tryAll(int longest) {
        for (int length = 1; length <= longest; length++) {
            tryAllOf(length);
        }
    }

    private void tryAllOf(int length) {
        int[] choice = new int[length];
        int varied;
        do {
            int effective = tryEffective(chosen(choice));
            varied = Math.min(effective + 1, length);
            covered += (long) Math.pow(alphabet.size(), length - varied);
        } while (next(choice, varied));
    }

    private List<String> chosen(int[] choice) {
        return Arrays.stream(choice).mapToObj(alphabet::get).toList();
    }

    /** Counts up the first so many digits; the others begin anew. */
    private boolean next(int[] choice, int varied) {
        Arrays.fill(choice, varied, choice.length, 0);
        for (int i = varied - 1; i >= 0; i--) {
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
            tried++;
            covered++;
            refuse(moves, failure(moves), ", found with seed " + seed);
        }
    }

    /** Ends the trial only if each move changes something; how many do before the first that does not. */
    private int tryEffective(List<String> moves) {
        Trial trial = trials.get();
        int made = 0;
        try {
            while (made < moves.size() && trial.changesSomething(moves.get(made))) {
                trial.make(moves.get(made++));
            }
            if (made == moves.size()) {
                tried++;
                trial.end();
            }
        } catch (Throwable failure) {
            refuse(moves, failure, "");
        } finally {
            trial.close();
        }
        return made;
    }

    private void refuse(List<String> moves, Throwable failure, String origin) {
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
        Trial trial = trials.get();
        try {
            moves.forEach(trial::make);
            trial.end();
            return null;
        } catch (Throwable failure) {
            return failure;
        } finally {
            trial.close();
        }
    }
}
