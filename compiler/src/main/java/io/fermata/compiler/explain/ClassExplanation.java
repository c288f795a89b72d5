package io.fermata.compiler.explain;

import io.fermata.compiler.diagnostic.Diagnostic;
import java.util.List;

/**
 * What the compiler does with the methods of a class.
 *
 * @param className the internal name, or a placeholder if the class file cannot be read
 * @param methods all methods of the source and the bodies of its lambdas, in the order of the class file
 * @param diagnostics what there is to say about the class as a whole: why it cannot be read
 */
public record ClassExplanation(String className, List<MethodExplanation> methods, List<Diagnostic> diagnostics) {
    public ClassExplanation {
        methods = List.copyOf(methods);
        diagnostics = List.copyOf(diagnostics);
    }
}
