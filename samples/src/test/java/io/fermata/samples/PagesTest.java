package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.samples.Page.Snippet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Java in the README and in the guide is right, and its programs print what is shown below them. */
class PagesTest {
    private static final String AGENT = System.getProperty("fermata.agent.jar");
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final Pattern TYPE =
            Pattern.compile("^(final |public )*(class|record|interface) ", Pattern.MULTILINE);
    private static final Pattern DIAGNOSTIC = Pattern.compile("(\\w+\\.java:\\d+): \\w+ (FRM\\d+)");
    private static final Pattern MARK = Pattern.compile("// .*(FRM\\d+)");
    private static final String IMPORTS = "import static io.fermata.Asyncio.*; import io.fermata.*; import java.io.*;"
            + " import java.nio.file.*; import java.time.*; import java.util.*; import java.util.concurrent.*;\n";

    private static final List<Page> PAGES = Page.all();

    @TempDir
    private static Path programs;

    @BeforeAll
    static void compile_and_transform_the_programs() throws IOException {
        for (Snippet program : snippets(Snippet::isProgram)) {
            Files.writeString(programs.resolve(program.name() + ".java"), program.java());
        }
        compile(programs);
        Program transformed = fermata("transform", "--fail-on-warning", programs);
        assertThat(transformed.errors() + transformed.output()).doesNotContain("FRM");
        assertThat(transformed.exitCode()).isZero();
    }

    @TestFactory
    Stream<DynamicNode> programs_print_what_is_shown_below_them() {
        return PAGES.stream().map(page -> DynamicContainer.dynamicContainer(page.toString(), programsOf(page)));
    }

    private static Stream<DynamicTest> programsOf(Page page) {
        return page.snippets().stream()
                .filter(Snippet::isProgram)
                .map(program -> DynamicTest.dynamicTest(
                        program.name(), () -> assertThat(outputOf(program)).isEqualTo(program.output())));
    }

    @Test
    void pieces_are_right_but_for_the_lines_that_say_otherwise(@TempDir Path pieces) throws IOException {
        Set<String> marks = new TreeSet<>();
        for (Snippet piece : snippets(snippet -> !snippet.isProgram())) {
            String source = IMPORTS + (TYPE.matcher(piece.java()).find() ? piece.java() : wrapped(piece));
            Path file = Files.writeString(pieces.resolve(piece.name() + ".java"), source);
            marks.addAll(marks(file));
        }
        compile(pieces);
        Program checked = fermata("check", pieces);
        Set<String> said = new TreeSet<>();
        DIAGNOSTIC
                .matcher(checked.errors() + checked.output())
                .results()
                .forEach(diagnostic -> said.add(diagnostic.group(1) + " " + diagnostic.group(2)));
        assertThat(said).isEqualTo(marks);
    }

    private static String wrapped(Snippet piece) {
        return "class " + piece.name() + " {\n" + piece.java() + "}\n";
    }

    private static Set<String> marks(Path file) throws IOException {
        Set<String> marks = new TreeSet<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String place = file.getFileName() + ":" + (i + 1) + " ";
            MARK.matcher(lines.get(i)).results().forEach(mark -> marks.add(place + mark.group(1)));
        }
        return marks;
    }

    private static List<Snippet> snippets(Predicate<Snippet> which) {
        List<Snippet> snippets = PAGES.stream()
                .flatMap(page -> page.snippets().stream())
                .filter(which)
                .toList();
        assertThat(snippets).isNotEmpty().extracting(Snippet::name).doesNotHaveDuplicates();
        return snippets;
    }

    private static void compile(Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of("--release", "17", "-cp", CLASS_PATH));
        try (Stream<Path> sources = Files.list(directory)) {
            sources.map(Path::toString).sorted().forEach(command::add);
        }
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, complaints, command.toArray(String[]::new));
        assertThat(failed).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** The command line, which makes the classes that the Maven plugin makes. */
    private static Program fermata(String command, Object... arguments) {
        List<String> all = new ArrayList<>(List.of("-jar", AGENT, command, "-cp", CLASS_PATH));
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return Program.java(all);
    }

    private static String outputOf(Snippet program) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {programs.toUri().toURL()}, PagesTest.class.getClassLoader())) {
            Method main = loader.loadClass(program.name()).getMethod("main", String[].class);
            System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
