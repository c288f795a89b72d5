package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** README.md and the other pages say what is so. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path README = ROOT.resolve("README.md");
    private static final String AGENT = System.getProperty("fermata.agent.jar");
    private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)[^):]*\\)");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"README.md, Count", "README.md, Countdown", "docs/streams.md, Greeter", "docs/streams.md, Patience"})
    void a_program_prints_what_is_shown_below_it(String page, String program) throws IOException {
        Matcher shown = Pattern.compile(
                        "^```java\n([^`]*^public class " + program + " .*?)^```\n\n```text\n(.*?)^```$",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(ROOT.resolve(page)));
        assertThat(shown.find()).isTrue();
        Path source = Files.writeString(directory.resolve(program + ".java"), shown.group(1));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(failed).isZero();
        String classPath = directory + File.pathSeparator + System.getProperty("java.class.path");
        Program ran = Program.java(List.of("-javaagent:" + AGENT, "-cp", classPath, program));
        assertThat(ran.output()).isEqualTo(shown.group(2));
    }

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
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    docs.filter(page -> page.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(README, ROOT.resolve("CONTRIBUTING.md")), pages.stream())
                    .map(page -> DynamicTest.dynamicTest(ROOT.relativize(page).toString(), () -> followLinks(page)));
        }
    }

    private static void followLinks(Path page) throws IOException {
        assertThat(LINK.matcher(Files.readString(page)).results())
                .allSatisfy(
                        link -> assertThat(page.resolveSibling(link.group(1))).exists());
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
