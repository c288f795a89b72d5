package io.fermata.compiler;

import io.fermata.compiler.explain.ClassExplanation;
import io.fermata.compiler.scan.AsyncCloseables;
import io.fermata.compiler.scan.ClassParser;
import io.fermata.compiler.scan.ConstantPoolScan;
import io.fermata.compiler.scan.EntryPoints;
import io.fermata.compiler.scan.MethodFailure;
import io.fermata.compiler.scan.ParsedClass;
import io.fermata.compiler.scan.UnreadableClassException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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

    /** Tells what becomes of each method of a class, and why. Never throws for bad input. */
    public ClassExplanation explain(byte[] classFile) {
        try {
            return run(classFile, ClassCompilation::explain);
        } catch (UnreadableClassException unreadable) {
            return new ClassExplanation(
                    unreadable.diagnostic().className(), List.of(), List.of(unreadable.diagnostic()));
        }
    }

    private Compilation process(byte[] classFile, boolean rewrite) {
        if (!mentionsFermata(classFile)) {
            return new Compilation(classFile, List.of(), List.of());
        }
        try {
            return run(classFile, rewrite ? ClassCompilation::rewrite : ClassCompilation::unchanged);
        } catch (UnreadableClassException unreadable) {
            return new Compilation(classFile, List.of(), List.of(unreadable.diagnostic()));
        }
    }

    private <T> T run(byte[] classFile, Function<ClassCompilation, T> work) throws UnreadableClassException {
        AsyncCloseables closeables = new AsyncCloseables(classFiles::find);
        ParsedClass parsed = ClassParser.parse(classFile, closeables, new EntryPoints(classFiles::find));
        ClassCompilation compilation = new ClassCompilation(classFile, parsed, closeables);
        try {
            compilation.check();
            return work.apply(compilation);
        } catch (MethodFailure failure) {
            throw compilation.unexpected(failure);
        } catch (RuntimeException | AssertionError unexpected) { // code that no Java compiler makes, met by an analysis
            throw ClassParser.damaged(classFile, unexpected);
        }
    }
}
