package io.fermata.compiler.oracle;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import io.fermata.compiler.count.Effort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All scenarios that a release of Java can express, compiled for it, as a compiler left them and as Fermata makes them.
 *
 * @param names binary names of the classes that are scenario files
 * @param compiled by internal name
 * @param compilations by internal name of the class compiled
 */
record ScenarioSet(
        SourceCompiler compiler,
        int release,
        List<String> names,
        Map<String, byte[]> compiled,
        Map<String, Compilation> compilations) {
    static final List<Integer> RELEASES = Stream.of(8, 11, 17, 21, 25)
            .filter(release -> release <= Runtime.version().feature())
            .toList();
    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("fermata.scenarios", ""));
    private static final int AFTER_VERSION = 8;
    static final Path ROOT = Path.of("src", "test", "scenarios");

    private static ScenarioSet of(SourceCompiler sourceCompiler, int release) {
        List<Path> sources = RELEASES.stream()
                .filter(syntax -> syntax <= release)
                .flatMap(syntax -> sourcesIn(ROOT.resolve("java" + syntax)))
                .filter(source ->
                        CHOSEN.matcher(source.getFileName().toString()).find())
                .filter(source -> !sourceCompiler.miscompiles(source))
                .toList();
        Map<String, byte[]> compiled =
                sources.isEmpty() ? Map.of() : ScenarioCompiler.compile(sourceCompiler, sources, release);
        AsyncCompiler compiler = compiler(compiled);
        Map<String, Compilation> compilations = new TreeMap<>();
        compiled.forEach((name, bytes) -> compilations.put(name, compiler.compile(bytes)));
        List<String> names = sources.stream().map(ScenarioSet::className).toList();
        return new ScenarioSet(sourceCompiler, release, names, compiled, compilations);
    }

    /**
     * The sets that are due. A compiler's output changes little between neighbouring releases: in short only the oldest
     * and the newest one that javac knows get all runs, of those between only what differs is tried, and of ecj no others.
     */
    static Stream<ScenarioSet> all() {
        return Arrays.stream(SourceCompiler.values()).flatMap(ScenarioSet::by);
    }

    private static Stream<ScenarioSet> by(SourceCompiler compiler) {
        List<ScenarioSet> sets = RELEASES.stream()
                .filter(release -> compiler == SourceCompiler.JAVAC || isThorough(release))
                .map(release -> of(compiler, release))
                .toList();
        return IntStream.range(0, sets.size())
                .mapToObj(i -> isThorough(sets.get(i).release)
                        ? sets.get(i)
                        : sets.get(i).unlessTheSameIn(sets.get(i + 1)));
    }

    /** Without the files of which the compiler makes the same for the next release. */
    private ScenarioSet unlessTheSameIn(ScenarioSet next) {
        List<String> others = names.stream()
                .filter(name -> !code(name).equals(next.code(name)))
                .toList();
        return new ScenarioSet(compiler, release, others, compiled, compilations);
    }

    /** What a compiler makes of the file of the class {@code name}, but for the version of its class files. */
    private Map<String, ByteBuffer> code(String name) {
        Map<String, ByteBuffer> code = new TreeMap<>();
        for (String internalName : classesOf(name)) {
            byte[] classFile = compiled.get(internalName);
            code.put(internalName, ByteBuffer.wrap(classFile, AFTER_VERSION, classFile.length - AFTER_VERSION));
        }
        return code;
    }

    private static boolean isThorough(int release) {
        return Effort.isLong() || release == RELEASES.get(0) || release == RELEASES.get(RELEASES.size() - 1);
    }

    boolean thorough() {
        return isThorough(release) && (Effort.isLong() || compiler == SourceCompiler.JAVAC);
    }

    static AsyncCompiler compiler(Map<String, byte[]> classPath) {
        ClassFiles files = classPath::get;
        return new AsyncCompiler(files);
    }

    @Override
    public String toString() {
        return compiler + " --release " + release;
    }

    /** Classes to run with awaits that block. */
    Map<String, byte[]> blocking() {
        Map<String, byte[]> classes = new TreeMap<>();
        compiled.forEach((name, bytes) -> classes.put(name, BlockingCode.of(bytes)));
        return classes;
    }

    /** Classes to run with awaits that suspend. */
    Map<String, byte[]> transformed() {
        Map<String, byte[]> classes = new TreeMap<>();
        compilations.forEach((name, compilation) -> {
            classes.put(name, compilation.classFile());
            compilation.frames().forEach(frame -> classes.put(frame.internalName(), frame.bytes()));
        });
        return classes;
    }

    /** Internal names of the classes that come from the file of the class {@code name}. */
    List<String> classesOf(String name) {
        String host = name.replace('.', '/');
        List<String> classes = new ArrayList<>(compiled.keySet());
        classes.removeIf(other -> !other.equals(host) && !other.startsWith(host + "$"));
        return classes;
    }

    private static Stream<Path> sourcesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String className(Path source) {
        return "scenarios." + source.getFileName().toString().replace(".java", "");
    }
}
