package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of hazards and the files that test them agree. */
class HazardTableTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern FILE = Pattern.compile("`([^`(]+/[^`]+\\.(?:java|xml))`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");

    private final String table = Files.readString(ScenarioSet.ROOT.resolve("README.md"));

    HazardTableTest() throws IOException {}

    @Test
    void every_hazard_has_a_row_and_every_row_a_file() {
        List<MatchResult> rows = ROW.matcher(table).results().toList();
        assertThat(rows.stream().map(row -> Integer.parseInt(row.group(1))))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(rows).allMatch(row -> FILE.matcher(row.group()).find());
    }

    @Test
    void every_file_named_is_there() {
        assertThat(named()).hasSizeGreaterThan(40).allMatch(Files::isRegularFile);
    }

    @Test
    void scenarios_named_after_a_hazard_stand_in_its_row() throws IOException {
        try (Stream<Path> files = Files.walk(ScenarioSet.ROOT)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.startsWith("Hazard")))
                    .isNotEmpty()
                    .allMatch(
                            file -> row(Integer.parseInt(file.substring(6, 8))).contains(file));
        }
    }

    private String row(int hazard) {
        return ROW.matcher(table)
                .results()
                .map(MatchResult::group)
                .filter(row -> row.startsWith("| " + hazard + " |"))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Path> named() {
        return FILE.matcher(table)
                .results()
                .map(file -> file.group(1).replace("scenarios/java", "compiler/src/test/scenarios/java"))
                .map(REPOSITORY::resolve);
    }
}
