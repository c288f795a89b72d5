package io.fermata.compiler.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
            throw new UncheckedIOException(failure);
        }
    }

    /** The same for the texts of classes in the package of the scenarios; in files, for ecj compiles nothing else. */
    static Map<String, byte[]> compileSources(SourceCompiler compiler, Map<String, String> sources, int release) {
        try {
            Path directory = Files.createTempDirectory("scenarios");
            List<Path> files = new ArrayList<>();
            for (Map.Entry<String, String> source : sources.entrySet()) {
                files.add(Files.writeString(directory.resolve(source.getKey() + ".java"), source.getValue()));
            }
            try {
                return compile(compiler, files, release);
            } finally {
                for (Path file : files) {
                    Files.delete(file);
                }
                Files.delete(directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
                throw new RefusedException(compiler + " --release " + release + ": " + messages(problems));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, byte[]> classFiles = new TreeMap<>();
        outputs.forEach((name, bytes) -> classFiles.put(name, bytes.toByteArray()));
        return classFiles;
    }

    /** Not their {@code toString}, which says little with ecj. */
    private static String messages(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .map(problem -> problem.getSource() + ":" + problem.getLineNumber() + ": " + problem.getMessage(null))
                .collect(Collectors.joining("\n"));
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
