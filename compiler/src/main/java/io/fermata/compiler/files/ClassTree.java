package io.fermata.compiler.files;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;

/** The classes below a directory or in a jar, and all that lies beside them. */
public sealed interface ClassTree permits ClassDirectory, ClassArchive {

    /**
     * The tree at a path.
     *
     * @param path a directory or a jar
     * @throws NoSuchFileException if nothing is there
     */
    static ClassTree at(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new ClassDirectory(path);
        }
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return new ClassArchive(path);
    }

    Path path();

    /** Reads all class files in an order that does not depend on the machine; names are relative and have slashes. */
    void forEachClass(ClassFileReader reader) throws IOException;

    /**
     * Writes the tree to a path, which may be its own.
     *
     * @param changes contents of files that are new or different, by relative name
     * @param removed names of files to leave out
     */
    void write(SortedMap<String, byte[]> changes, SortedSet<String> removed, Path target) throws IOException;

    /** Compiles every class that has to do with Fermata; writes nothing. */
    default CompiledTree compile(AsyncCompiler compiler) throws IOException {
        return apply(compiler::compile);
    }

    /** Collects the diagnostics of every class; there will be nothing to write. */
    default CompiledTree check(AsyncCompiler compiler) throws IOException {
        return apply(compiler::check);
    }

    private CompiledTree apply(Function<byte[], Compilation> step) throws IOException {
        CompiledTree.Collector collector = new CompiledTree.Collector(this);
        forEachClass((name, classFile) -> {
            if (AsyncCompiler.mentionsFermata(classFile)) {
                collector.add(name, step.apply(classFile));
            }
        });
        return collector.finish();
    }

    /** Takes one class file at a time. */
    @FunctionalInterface
    interface ClassFileReader {
        void read(String name, byte[] classFile) throws IOException;
    }
}
