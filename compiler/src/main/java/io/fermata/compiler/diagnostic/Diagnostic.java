package io.fermata.compiler.diagnostic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something the compiler has to say about a place in the source.
 *
 * @param className the internal name of the class
 * @param methodName empty if it concerns the class as a whole
 * @param sourceFile the bare file name, as the class file gives it
 * @param line the line in that file, or -1
 */
public record Diagnostic(
        Code code,
        String className,
        String methodName,
        @Nullable String sourceFile,
        int line,
        String message) {

    public Severity severity() {
        return code.severity();
    }

    /** Path of the source file below its source root; the class's own name stands in for an unknown file. */
    public String sourcePath() {
        return place(className, sourceFile, -1);
    }

    /** A place in the source as diagnostics name it, {@code com/acme/Foo.java:12}, without what is not known. */
    public static String place(String className, @Nullable String sourceFile, int line) {
        String path =
                sourceFile == null ? className : className.substring(0, className.lastIndexOf('/') + 1) + sourceFile;
        return line < 0 ? path : path + ":" + line;
    }

    @Override
    public String toString() {
        return place(className, sourceFile, line) + ": " + severity().name().toLowerCase(Locale.ROOT) + " " + code.id()
                + ": " + message;
    }
}
