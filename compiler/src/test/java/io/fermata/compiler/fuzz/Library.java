package io.fermata.compiler.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Real code to fuzz, of everybody who compiles for the JVM. */
enum Library {
    /** Of the running JDK, compiled by its own javac; in packages that a loader of ours may define. */
    JAVAC("jdk.compiler", ""),
    /** Compiled by javac for Java 8. */
    ASSERTJ("assertj", "org.assertj.core.api.Assertions"),
    /** Compiled by ecj. */
    ECJ("ecj", "org.eclipse.jdt.core.compiler.batch.BatchCompiler"),
    /** Compiled by Kotlin's compiler. */
    KOTLIN("kotlin-stdlib", "kotlin.Unit"),
    /** Compiled by Scala's compiler. */
    SCALA("scala-library", "scala.Option");

    private final String display;
    private final String member;

    Library(String display, String member) {
        this.display = display;
        this.member = member;
    }

    /** Gives every class file of the library to {@code reader}. */
    void read(Consumer<byte[]> reader) throws IOException {
        if (member.isEmpty()) {
            read(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", display), reader);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(jar())) {
                read(jar.getPath("/"), reader);
            }
        }
    }

    private static void read(Path root, Consumer<byte[]> reader) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> classFiles = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.toString().contains("-")) // META-INF, module-info, package-info
                    .sorted()
                    .toList();
            for (Path classFile : classFiles) {
                reader.accept(Files.readAllBytes(classFile));
            }
        }
    }

    private Path jar() {
        try {
            Class<?> type = Class.forName(member, false, Library.class.getClassLoader());
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public String toString() {
        return display;
    }
}
