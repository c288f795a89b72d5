package io.fermata.compiler;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import java.util.List;

/**
 * What became of one class file: the rewritten class, the frame classes it needs, and what there was to say about it.
 *
 * @param classFile the very array that was given if there was nothing to rewrite
 * @param frames classes to define or write along with {@code classFile}; empty if there was nothing to rewrite
 * @param diagnostics what the checks found; a method with an error is left as it was, the others are rewritten
 */
public record Compilation(byte[] classFile, List<GeneratedClass> frames, List<Diagnostic> diagnostics) {

    public Compilation {
        frames = List.copyOf(frames);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether any method was rewritten. */
    public boolean changed() {
        return !frames.isEmpty();
    }

    /** Whether any diagnostic is an error. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }
}
