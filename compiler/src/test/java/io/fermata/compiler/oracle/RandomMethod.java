package io.fermata.compiler.oracle;

/**
 * A method of a random program. All take the same parameters.
 *
 * @param kind the simple name of the type it returns
 * @param type the type of its result, or of the values it emits
 */
record RandomMethod(String name, String kind, String type) {
    static final String COROUTINE = "Coroutine";
    static final String FUTURE = "CompletableFuture";
    static final String GENERATOR = "AsyncGenerator";

    boolean isGenerator() {
        return kind.equals(GENERATOR);
    }

    String returned() {
        return kind + "<" + RandomExpression.boxed(type) + ">";
    }

    /** The expression that it returns at its end. */
    String result(String value) {
        return switch (kind) {
            case COROUTINE -> "Coroutine.of(" + value + ")";
            case FUTURE -> "CompletableFuture.completedFuture(" + value + ")";
            default -> "AsyncGenerator.done()";
        };
    }
}
