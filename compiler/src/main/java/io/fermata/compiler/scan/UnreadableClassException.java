package io.fermata.compiler.scan;

import io.fermata.compiler.diagnostic.Code;
import org.jspecify.annotations.Nullable;

/** Says why a class file cannot be read, in words for its user. */
public final class UnreadableClassException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String className;

    UnreadableClassException(Code code, byte[] classFile, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.className = ClassName.of(classFile);
    }

    public Code code() {
        return code;
    }

    /** The internal name of the class, or a placeholder if not even that can be read. */
    public String className() {
        return className;
    }
}
