package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the page on debugging shows of a command's output, to be compared with what the command prints today. */
record Incident(String command, String shown) {
    private static final Page PAGE = new Page(Page.ROOT.resolve("docs").resolve("debugging.md"));
    private static final Pattern BLOCK =
            Pattern.compile("^```console\n\\$ ([^\n]*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    /** What differs from run to run: numbers of objects, times, counts of what the JVM does, code of the JDK. */
    private static final Pattern CHANGING = Pattern.compile(
            "\\b[0-9a-f]{6,8}\\b|\\d+([.,]\\d+)? (ms|s|steps|min)\\b|\\d+ (ready|timers)|startTime = .*|javaThreadId = \\d+");

    private static final Pattern OF_THE_JDK =
            Pattern.compile("\\s+at (java|jdk)\\..*|.*io\\.fermata\\.Watchdog look.*");

    /** The block that begins with this command. */
    static Incident of(String command) {
        return BLOCK.matcher(PAGE.text())
                .results()
                .filter(block -> block.group(1).equals(command))
                .map(block -> new Incident(block.group(1), block.group(2)))
                .reduce((one, other) -> {
                    throw new AssertionError("shown twice: " + command);
                })
                .orElseThrow(() -> new AssertionError("the page shows no " + command));
    }

    /** Holds the page to the output; a line of three dots stands for any lines. */
    void isShownAs(String output) {
        List<String> pieces = new ArrayList<>(List.of(""));
        for (String line : essence(shown)) {
            if (line.strip().equals("...")) {
                pieces.add("");
            } else {
                pieces.add(pieces.remove(pieces.size() - 1) + Pattern.quote(line) + "\n");
            }
        }
        assertThat(String.join("\n", essence(output)) + "\n")
                .as("%s, shown as%n%s", command, shown)
                .matches(Pattern.compile(String.join("(?:.*\n)*", pieces)));
    }

    private static List<String> essence(String text) {
        return text.lines()
                .filter(line -> !OF_THE_JDK.matcher(line).matches())
                .map(line -> CHANGING.matcher(line)
                        .replaceAll("#")
                        .replaceAll("(?<=\\S) +", " ")
                        .stripTrailing())
                .collect(Collectors.toList());
    }
}
