package io.fermata.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows the agent's name on the command line: {@code key=value} pairs with commas between them.
 *
 * @param include patterns of the classes to look at
 * @param exclude patterns of the classes to leave alone, among those
 * @param dump where to put copies of what was generated
 * @param debug whether to log every class that is transformed
 */
record AgentOptions(
        ClassNamePatterns include,
        ClassNamePatterns exclude,
        @Nullable Path dump,
        boolean debug) {
    private static final Set<String> KEYS = Set.of("include", "exclude", "dump", "debug");
    private static final String USAGE = "known are include=PATTERN[:PATTERN...], exclude=PATTERN[:PATTERN...],"
            + " dump=DIR and debug=true|false, with commas between them";

    static AgentOptions parse(@Nullable String text) {
        Map<String, String> values = split(text == null ? "" : text);
        return new AgentOptions(
                ClassNamePatterns.parse(values.getOrDefault("include", "*")),
                ClassNamePatterns.parse(values.getOrDefault("exclude", "")),
                directory(values.get("dump")),
                flag(values.getOrDefault("debug", "false")));
    }

    /** A dotted class name; nested classes go with the class around them. */
    boolean covers(String className) {
        return include.matches(className) && !exclude.matches(className);
    }

    private static Map<String, String> split(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String option : List.of(text.split(",", -1))) {
            if (!option.isBlank()) {
                int equals = option.indexOf('=');
                String key = equals < 0
                        ? option.strip()
                        : option.substring(0, equals).strip();
                if (equals < 0 || !KEYS.contains(key)) {
                    throw new IllegalArgumentException("Fermata agent: bad option '" + option + "': " + USAGE);
                }
                String value = option.substring(equals + 1).strip();
                String earlier = values.get(key);
                values.put(key, earlier == null ? value : earlier + ":" + value);
            }
        }
        return values;
    }

    private static @Nullable Path directory(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException("Fermata agent: dump= needs a directory");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Fermata agent: dump=" + value + " is no path", e);
        }
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException("Fermata agent: debug=" + value + " is neither true nor false");
        };
    }
}
