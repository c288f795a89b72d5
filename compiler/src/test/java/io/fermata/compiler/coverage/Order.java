package io.fermata.compiler.coverage;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jacoco.core.instr.Instrumenter;

/** Who rewrites a class first. */
enum Order {
    /** JaCoCo's agent with Fermata's, in whatever order, or its offline instrumentation before the Maven plugin's turn. */
    JACOCO_FIRST,
    /** The Maven plugin or {@code transform}, then JaCoCo's agent or its offline instrumentation. */
    FERMATA_FIRST;

    /** The classes that JaCoCo gets to see, and that its report is made from. */
    Map<String, byte[]> reported(Map<String, byte[]> compiled) {
        return this == JACOCO_FIRST ? compiled : transform(compiled);
    }

    /** The classes that run. */
    Map<String, byte[]> rewrite(Map<String, byte[]> compiled, Instrumenter jacoco) {
        Map<String, byte[]> instrumented = new TreeMap<>();
        reported(compiled).forEach((name, classFile) -> instrumented.put(name, instrument(jacoco, name, classFile)));
        return this == JACOCO_FIRST ? transform(instrumented) : instrumented;
    }

    private static byte[] instrument(Instrumenter jacoco, String name, byte[] classFile) {
        try {
            return jacoco.instrument(classFile, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> transform(Map<String, byte[]> classes) {
        AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
        Map<String, byte[]> transformed = new TreeMap<>();
        classes.forEach((name, classFile) -> {
            Compilation compilation = compiler.compile(classFile);
            transformed.put(name, compilation.classFile());
            compilation.frames().forEach(frame -> transformed.put(frame.internalName(), frame.bytes()));
        });
        return transformed;
    }
}
