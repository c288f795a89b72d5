package io.fermata.compiler.explain;

import io.fermata.compiler.diagnostic.Diagnostic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the compiler does with a method, and why.
 *
 * @param parameters simple names of the parameters' types
 * @param place where it begins, {@code com/acme/Foo.java:12}
 * @param lambdas signatures of the lambda bodies that the method makes use of
 * @param transformation what becomes of it; null if it is left as it is
 */
public record MethodExplanation(
        String name,
        String descriptor,
        List<String> parameters,
        String place,
        Verdict verdict,
        List<Diagnostic> diagnostics,
        List<String> lambdas,
        @Nullable Transformation transformation) {
    public MethodExplanation {
        parameters = List.copyOf(parameters);
        diagnostics = List.copyOf(diagnostics);
        lambdas = List.copyOf(lambdas);
    }

    /** Name and descriptor, which tell the methods of a class apart. */
    public String signature() {
        return name + descriptor;
    }

    /** Whether a method is rewritten, or why not. */
    public enum Verdict {
        /** It is rewritten. */
        ASYNC,
        /** It is async, or means to be, and has errors. */
        REFUSED,
        /** It has been rewritten before. */
        TRANSFORMED,
        /** It is neither marked {@code @Async} nor a lambda that suspends. */
        PLAIN
    }
}
