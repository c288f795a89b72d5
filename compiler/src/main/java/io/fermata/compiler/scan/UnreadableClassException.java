package io.fermata.compiler.scan;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Says why a class file cannot be read, in words for its user. */
public final class UnreadableClassException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    /** For what concerns a place that is known. */
    public UnreadableClassException(Diagnostic diagnostic, Throwable cause) {
        super(diagnostic.message(), cause);
        this.diagnostic = diagnostic;
    }

    UnreadableClassException(Code code, byte[] classFile, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.diagnostic = new Diagnostic(code, ClassName.of(classFile), "", null, -1, message);
    }

    /** Names the class, or has a placeholder if not even that can be read. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
