package io.fermata;

import java.util.Set;

/** What a trace leaves out to show what the user has written. */
final class RuntimeClasses {

    private static final Set<String> PACKAGES = Set.of("io.fermata", "io.fermata.net", "io.fermata.observe");

    private RuntimeClasses() {}

    /** Whether it is code of the runtime: packages below its own belong to others. */
    static boolean include(StackTraceElement element) {
        String name = element.getClassName();
        return PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
}
