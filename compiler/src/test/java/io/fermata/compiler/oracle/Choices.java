package io.fermata.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The decisions that make a random program. They are drawn from a seed, or replayed from a list; a list that has come to
 * its end goes on with zeros, the simplest decision everywhere, so that every list makes a program. Shrinking a program
 * is shrinking its list, as in Hypothesis (MacIver and Donaldson, "Test-case reduction via test-case generation", 2020).
 */
final class Choices {
    private final Random random;
    private final List<Integer> replayed;
    private final List<Integer> made = new ArrayList<>();

    private Choices(Random random, List<Integer> replayed) {
        this.random = random;
        this.replayed = replayed;
    }

    /** The choices by which a seed makes a program. */
    static List<Integer> list(long seed) {
        Choices choices = new Choices(new Random(seed), List.of());
        RandomProgram.write("Random", choices);
        return choices.made();
    }

    static Choices replay(List<Integer> list) {
        return new Choices(null, list);
    }

    /** A number from 0 to {@code bound - 1}. */
    int next(int bound) {
        int choice;
        if (random != null) {
            choice = random.nextInt(bound);
        } else {
            choice = made.size() < replayed.size() ? replayed.get(made.size()) % bound : 0;
        }
        made.add(choice);
        return choice;
    }

    @SafeVarargs
    final <T> T oneOf(T... alternatives) {
        return alternatives[next(alternatives.length)];
    }

    List<Integer> made() {
        return List.copyOf(made);
    }
}
