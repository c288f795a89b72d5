package io.fermata.compiler.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** From source files to class files in memory. */
public final class ScenarioCompiler {
    private static final String ALL_DEBUG = "-g";

    private ScenarioCompiler() {}

    /** What the running JDK's javac makes of {@code sources} for {@code release}, by internal name. */
    public static Map<String, byte[]> compile(List<Path> sources, int release) {
        return compile(sources, release, ALL_DEBUG);
    }

    /** The same with debug information as {@code debug} asks for it, {@code -g:none} for instance. */
    public static Map<String, byte[]> compile(List<Path> sources, int release, String debug) {
        return compile(SourceCompiler.JAVAC, sources, release, debug);
    }

    /** What {@code compiler} makes of {@code sources} for {@code release}, by internal name. */
    static Map<String, byte[]> compile(SourceCompiler compiler, List<Path> sources, int release) {
        return compile(compiler, sources, release, ALL_DEBUG);
    }

    private static Map<String, byte[]> compile(SourceCompiler compiler, List<Path> sources, int release, String debug) {
        try (StandardJavaFileManager files = compiler.tool().getStandardFileManager(null, null, null)) {
            return compile(compiler, files.getJavaFileObjectsFromPaths(sources), release, debug);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The same for sources in memory, by the name of their class in the package of the scenarios. */
    static Map<String, byte[]> compileSources(SourceCompiler compiler, Map<String, String> sources, int release) {
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, source) -> units.add(new SourceText(name, source)));
        return compile(compiler, units, release, ALL_DEBUG);
    }

    private static Map<String, byte[]> compile(
            SourceCompiler compiler, Iterable<? extends JavaFileObject> units, int release, String debug) {
        Map<String, ByteArrayOutputStream> outputs = new TreeMap<>();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options =
                List.of("--release", String.valueOf(release), debug, "-parameters", "-proc:none", compiler.quietly());
        try (StandardJavaFileManager files = compiler.tool().getStandardFileManager(problems, null, null)) {
            JavaFileManager memory = new Memory(files, outputs);
            Writer quiet = Writer.nullWriter();
            if (!compiler.tool()
                    .getTask(quiet, memory, problems, options, null, units)
                    .call()) {
                throw new IllegalArgumentException(
                        compiler + " --release " + release + ": " + problems.getDiagnostics());
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        Map<String, byte[]> classFiles = new TreeMap<>();
        outputs.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
        return classFiles;
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String name, String text) {
            super(URI.create("memory:///scenarios/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs;

        Memory(JavaFileManager files, Map<String, ByteArrayOutputStream> outputs) {
            super(files);
            this.outputs = outputs;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String name = className.replace('.', '/');
            return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return outputs.computeIfAbsent(name, key -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
