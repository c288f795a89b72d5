package io.fermata.compiler.oracle;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All scenarios that a release of Java can express, compiled for it, as javac left them and as Fermata makes them.
 *
 * @param names binary names of the classes that are scenario files
 * @param compiled by internal name
 * @param compilations by internal name of the class compiled
 */
record ScenarioSet(
        int release, List<String> names, Map<String, byte[]> compiled, Map<String, Compilation> compilations) {
    static final List<Integer> RELEASES = Stream.of(8, 11, 17, 21, 25)
            .filter(release -> release <= Runtime.version().feature())
            .toList();
    private static final Path ROOT = Path.of("src", "test", "scenarios");

    static ScenarioSet of(int release) {
        List<Path> sources = RELEASES.stream()
                .filter(syntax -> syntax <= release)
                .flatMap(syntax -> sourcesIn(ROOT.resolve("java" + syntax)))
                .toList();
        Map<String, byte[]> compiled = ScenarioCompiler.compile(sources, release);
        AsyncCompiler compiler = compiler(compiled);
        Map<String, Compilation> compilations = new TreeMap<>();
        compiled.forEach((name, bytes) -> compilations.put(name, compiler.compile(bytes)));
        List<String> names = sources.stream().map(ScenarioSet::className).toList();
        return new ScenarioSet(release, names, compiled, compilations);
    }

    /** Javac's output changes little between neighbouring releases: the oldest and the newest get the most runs. */
    boolean thorough() {
        return release == RELEASES.get(0) || release == RELEASES.get(RELEASES.size() - 1);
    }

    static AsyncCompiler compiler(Map<String, byte[]> classPath) {
        ClassFiles files = classPath::get;
        return new AsyncCompiler(files);
    }

    /** Classes to run with awaits that block. */
    Map<String, byte[]> blocking() {
        Map<String, byte[]> classes = new TreeMap<>();
        compiled.forEach((name, bytes) -> classes.put(name, BlockingAwait.redirect(bytes)));
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
