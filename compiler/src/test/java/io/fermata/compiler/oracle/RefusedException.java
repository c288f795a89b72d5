package io.fermata.compiler.oracle;

/** Source that its own compiler refuses, or whose classes the JVM's verifier refuses, before Fermata has seen them. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(VerifyError cause) {
        super(cause);
    }
}
