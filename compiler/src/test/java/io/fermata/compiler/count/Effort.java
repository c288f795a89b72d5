package io.fermata.compiler.count;

/** How much the tests try: little in every build, much with {@code -Dfermata.tests=long}. */
public enum Effort {
    SHORT,
    LONG;

    public static Effort chosen() {
        String form = System.getProperty("fermata.tests", "short");
        return switch (form) {
            case "short" -> SHORT;
            case "long" -> LONG;
            default -> throw new IllegalArgumentException("-Dfermata.tests is short or long, not " + form);
        };
    }

    public static boolean isLong() {
        return chosen() == LONG;
    }

    /** The number that {@code property} sets, else what is due to the effort chosen. */
    public static int number(String property, int inShort, int inLong) {
        return Integer.getInteger(property, isLong() ? inLong : inShort);
    }
}
