package io.fermata.compiler;

import io.fermata.compiler.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Diagnostics as comments at the ends of lines expect them, and as they were found: line and code, sorted. */
final class MarkedLines {
    private static final Pattern COMMENT = Pattern.compile("// (FRM\\d{3}.*)");
    private static final Pattern CODE = Pattern.compile("FRM\\d{3}");

    private MarkedLines() {}

    /** What a source expects; a comment that ends in {@code without a line} means a diagnostic that knows none. */
    static List<String> expectedIn(Path source) throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(source);
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.find()) {
                int line = lines.get(i).endsWith("without a line") ? -1 : i + 1;
                CODE.matcher(comment.group(1)).results().forEach(code -> expected.add(line + " " + code.group()));
            }
        }
        return expected.stream().sorted().toList();
    }

    static List<String> found(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.line() + " " + diagnostic.code().id())
                .sorted()
                .toList();
    }
}
