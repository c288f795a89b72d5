package io.fermata.compiler;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.scan.AsyncCloseables;
import io.fermata.compiler.scan.ClassParser;
import io.fermata.compiler.scan.ConstantPoolScan;
import io.fermata.compiler.scan.ParsedClass;
import io.fermata.compiler.scan.UnreadableClassException;
import java.util.List;
import java.util.Objects;

/**
 * Rewrites the async methods of class files, one class at a time.
 *
 * <p>Instances hold no state of a compilation and may be used by any number of threads, as far as the {@link ClassFiles}
 * they were given may.
 */
public final class AsyncCompiler {
    private final ClassFiles classFiles;

    /** A compiler that reads the class files of other types from {@code classFiles}, few of them and only when needed. */
    public AsyncCompiler(ClassFiles classFiles) {
        this.classFiles = Objects.requireNonNull(classFiles);
    }

    /** Tells cheaply, and without parsing, whether a class can hold anything to rewrite or to complain about. */
    public static boolean mentionsFermata(byte[] classFile) {
        return ConstantPoolScan.mentionsFermata(classFile);
    }

    /**
     * Rewrites the async methods of a class. Never throws for bad input: a method that cannot be transformed is left as
     * it was, a class file that cannot be read comes back as the same array, and the diagnostics say why.
     */
    public Compilation compile(byte[] classFile) {
        return process(classFile, true);
    }

    /** Finds what there is to say about a class, which stays as it is. */
    public Compilation check(byte[] classFile) {
        return process(classFile, false);
    }

    private Compilation process(byte[] classFile, boolean rewrite) {
        if (!mentionsFermata(classFile)) {
            return new Compilation(classFile, List.of(), List.of());
        }
        try {
            return compile(classFile, rewrite);
        } catch (UnreadableClassException unreadable) {
            Diagnostic diagnostic = new Diagnostic(
                    unreadable.code(), unreadable.className(), "", null, -1, String.valueOf(unreadable.getMessage()));
            return new Compilation(classFile, List.of(), List.of(diagnostic));
        }
    }

    private Compilation compile(byte[] classFile, boolean rewrite) throws UnreadableClassException {
        AsyncCloseables closeables = new AsyncCloseables(classFiles::find);
        ParsedClass parsed = ClassParser.parse(classFile, closeables);
        ClassCompilation compilation = new ClassCompilation(classFile, parsed, closeables);
        try {
            compilation.check();
            return rewrite ? compilation.rewrite() : compilation.unchanged();
        } catch (RuntimeException | AssertionError unexpected) { // code that no Java compiler makes, met by an analysis
            throw ClassParser.damaged(classFile, unexpected);
        }
    }
}
