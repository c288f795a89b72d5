package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** README.md says what is so, and all links lead somewhere. */
class ReadmeTest {
    private static final Path README = Page.ROOT.resolve("README.md");
    private static final String AGENT = System.getProperty("fermata.agent.jar");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]*)(?:#([^):]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @Test
    void the_two_commands_come_first_and_alone() throws IOException {
        List<String> commands = blocks("sh");
        assertThat(commands.get(0))
                .startsWith("./mvnw ")
                .endsWith(" -Dsample=CountAsync\n")
                .hasLineCount(1);
        assertThat(commands.get(1)).isEqualTo("./mvnw verify\n");
    }

    @Test
    void the_command_line_is_explained_as_it_explains_itself() throws IOException {
        Program help = Program.java(List.of("-jar", AGENT, "transform", "--help"));
        assertThat(blocks("text")).contains(help.output());
    }

    @Test
    void the_version_is_the_one_that_is_built() throws IOException {
        String version = Path.of(AGENT).getFileName().toString().replaceAll("fermata-agent-(.*)\\.jar", "$1");
        assertThat(blocks("xml"))
                .isNotEmpty()
                .allSatisfy(xml -> assertThat(xml).contains("<version>" + version + "</version>"));
    }

    @TestFactory
    Stream<DynamicTest> links_lead_somewhere() throws IOException {
        try (Stream<Path> docs = Files.walk(Page.ROOT.resolve("docs"))) {
            List<Path> pages =
                    docs.filter(page -> page.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(README, Page.ROOT.resolve("CONTRIBUTING.md")), pages.stream())
                    .map(page ->
                            DynamicTest.dynamicTest(Page.ROOT.relativize(page).toString(), () -> followLinks(page)));
        }
    }

    private static void followLinks(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).contains(link.group(2));
            }
        }
    }

    /** What the headings of a page are linked by. */
    private static Stream<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", ""))
                .map(heading -> heading.replace(' ', '-'));
    }

    @Test
    void every_sample_and_every_page_is_listed() throws IOException {
        String index = Files.readString(Page.ROOT.resolve("docs").resolve("README.md"));
        try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "io", "fermata", "samples"))) {
            List<String> samples = files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("package-info.java"))
                    .map(file -> file.replace(".java", ""))
                    .toList();
            assertThat(index).contains(samples);
            assertThat(Files.readString(README)).contains(samples);
        }
        assertThat(Page.all())
                .filteredOn(page -> !page.file().endsWith("README.md"))
                .allSatisfy(
                        page -> assertThat(index).contains("](" + page.file().getFileName() + ")"));
    }

    /** The fenced blocks of README.md in a language. */
    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
