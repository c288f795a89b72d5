package io.fermata.agent.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Guesses which name was meant by one that is not there: spelling as it does, or the same but for what is around it. */
final class NearMisses {
    private static final int MANY = 5;
    private static final int FAR = 3;

    private NearMisses() {}

    /** The end of a sentence that names the nearest of {@code names}; empty if none is near. */
    static String of(String wanted, List<String> names) {
        List<String> near = names.stream()
                .distinct()
                .filter(name -> !name.startsWith("lambda$") && !name.startsWith("<"))
                .map(name -> Map.entry(name, distance(simple(wanted), simple(name))))
                .filter(name -> name.getValue() < Math.min(FAR, simple(wanted).length()))
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> name) -> name.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(MANY)
                .map(Map.Entry::getKey)
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    }

    private static String simple(String name) {
        int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1;
        return name.substring(start).toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, left out or replaced (Levenshtein), a row of the table at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
