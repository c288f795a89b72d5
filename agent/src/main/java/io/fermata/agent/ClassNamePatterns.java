package io.fermata.agent;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of class names: {@code *} stands for any characters, dots too, and {@code ?} for one.
 *
 * <p>A pattern that covers a class covers the classes nested in it.
 */
record ClassNamePatterns(List<Pattern> patterns) {

    /** Takes patterns with colons between them. */
    static ClassNamePatterns parse(String text) {
        return new ClassNamePatterns(Arrays.stream(text.split(":", -1))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(ClassNamePatterns::compile)
                .toList());
    }

    private static Pattern compile(String pattern) {
        String quoted = "\\Q" + pattern.replace('/', '.') + "\\E";
        return Pattern.compile(quoted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "(\\$.*)?");
    }

    boolean matches(String className) {
        return patterns.stream().anyMatch(p -> p.matcher(className).matches());
    }
}
