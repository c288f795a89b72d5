package io.fermata.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The order of a program's steps: the usual one, but for some decisions.
 *
 * @param decisions in the order of their steps
 */
record Schedule(List<Decision> decisions) {

    static final Schedule USUAL = new Schedule(List.of());

    private static final Pattern DECISION = Pattern.compile("(\\d{1,9}):(\\d{1,9})");

    Schedule {
        decisions = List.copyOf(decisions);
    }

    /** Reads what {@link #toString} writes. */
    static Schedule parse(String text) {
        List<Decision> decisions = new ArrayList<>();
        for (String each : text.isBlank() ? new String[0] : text.trim().split("\\s+")) {
            Matcher matcher = DECISION.matcher(each);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no schedule: \"" + text + "\"; it looks like \"4:1 9:2\"");
            }
            decisions.add(new Decision(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        }
        return new Schedule(decisions);
    }

    int size() {
        return decisions.size();
    }

    int lastStep() {
        return decisions.isEmpty() ? 0 : decisions.get(decisions.size() - 1).step();
    }

    Schedule with(Decision next) {
        List<Decision> more = new ArrayList<>(decisions);
        more.add(next);
        return new Schedule(more);
    }

    /** Without the decisions from one index to before another. */
    Schedule without(int from, int to) {
        List<Decision> fewer = new ArrayList<>(decisions);
        fewer.subList(from, to).clear();
        return new Schedule(fewer);
    }

    @Override
    public String toString() {
        return decisions.stream().map(Decision::toString).collect(Collectors.joining(" "));
    }
}
