package io.fermata.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that shows the answers: one part for each JDK, between two comments. */
final class Page {

    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    /** Replaces the part of a JDK, or appends it. */
    void write(int jdk, String part) throws IOException {
        String begin = "<!-- JDK " + jdk + ": written by Measure -->\n";
        String end = "<!-- end of JDK " + jdk + " -->\n";
        String page = Files.readString(file);
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        String before = from < 0 ? page + "\n" : page.substring(0, from);
        String after = to < 0 ? "" : page.substring(to + end.length());
        Files.writeString(file, before + begin + part + end + after);
    }
}
