package io.fermata.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of class names: {@code *} stands for any characters, dots too, and {@code ?} for one.
 *
 * <p>A pattern that covers a class covers the classes nested in it. Matched by hand: regular expressions would be the
 * first that many an application needs, and double the time the agent takes to start.
 */
record ClassNamePatterns(List<String> patterns) {

    /** Takes patterns with colons between them. */
    static ClassNamePatterns parse(String text) {
        List<String> patterns = new ArrayList<>();
        for (String pattern : List.of(text.split(":", -1))) {
            String stripped = pattern.strip();
            if (!stripped.isEmpty()) {
                patterns.add(stripped.replace('/', '.'));
            }
        }
        return new ClassNamePatterns(List.copyOf(patterns));
    }

    boolean matches(String className) {
        for (String pattern : patterns) {
            if (matches(pattern, className)) {
                return true;
            }
        }
        return false;
    }

    /** Walks both from left to right; after a mismatch, the last star takes one character more. */
    private static boolean matches(String pattern, String name) {
        int next = 0;
        int star = -1;
        int taken = 0;
        for (int i = 0; i < name.length(); ) {
            if (next == pattern.length() && name.charAt(i) == '$') {
                return true;
            }
            char wanted = next < pattern.length() ? pattern.charAt(next) : 0;
            if (wanted == '*') {
                star = next++;
                taken = i;
            } else if (wanted == '?' || wanted == name.charAt(i)) {
                next++;
                i++;
            } else if (star >= 0) {
                next = star + 1;
                i = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(next).replace("*", "").isEmpty();
    }
}
