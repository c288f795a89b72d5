package io.fermata.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation and the Java in it. */
record Page(Path file) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern JAVA =
            Pattern.compile("^```java\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PROGRAM = Pattern.compile("^public class (\\w+) ", Pattern.MULTILINE);

    /** The pages whose Java is about Fermata and nothing else: the README, and the guide. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream<Path> guide = docs.filter(file -> file.toString().endsWith(".md"));
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), guide)
                    .sorted()
                    .map(Page::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Snippet> snippets() {
        List<MatchResult> found = JAVA.matcher(text()).results().toList();
        return found.stream().map(this::snippet).toList();
    }

    private Snippet snippet(MatchResult found) {
        Matcher program = PROGRAM.matcher(found.group(1));
        int line = (int) text().substring(0, found.start()).lines().count() + 2;
        String name = program.find() ? program.group(1) : title() + line;
        return new Snippet(name, line, found.group(1), found.group(2));
    }

    private String title() {
        return file.getFileName().toString().replaceAll("\\W|md$", "_");
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }

    /**
     * A block of Java.
     *
     * @param name of the class, or a name for it
     * @param line where it begins in its page
     * @param output the text that follows it at once, which is what a program prints; else null
     */
    record Snippet(String name, int line, String java, String output) {
        boolean isProgram() {
            return java.contains("public static void main(");
        }
    }
}
