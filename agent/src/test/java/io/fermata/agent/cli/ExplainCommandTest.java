package io.fermata.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Counter;
import io.fermata.agent.fixture.Misplaced;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExplainCommandTest {
    private static final String FIXTURES = "io.fermata.agent.fixture.";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temporary;

    /** What was printed instead is in {@code target/explain}, to be copied once it has been read. */
    @ParameterizedTest
    @ValueSource(strings = {"total", "lengths", "price"})
    void what_becomes_of_a_method_is_told_to_the_letter(String method) throws Exception {
        assertThat(explain(FIXTURES + "Basket#" + method, testClasses())).isZero();

        String file = "Basket." + method + ".txt";
        Path found = Files.createDirectories(Path.of("target", "explain")).resolve(file);
        Files.writeString(found, out.toString());
        try (InputStream expected = getClass().getResourceAsStream(file)) {
            assertThat(out.toString()).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_page_that_explains_explain_shows_what_is_printed() throws Exception {
        assertThat(explain(FIXTURES + "Orders#total", testClasses())).isZero();

        String printed = out.toString().replace(FIXTURES, "app.").replace(FIXTURES.replace('.', '/'), "app/");
        Files.writeString(Files.createDirectories(Path.of("target", "explain")).resolve("Orders.total.txt"), printed);
        assertThat(Files.readString(Path.of("..", "docs", "explain.md"))).contains("```text\n" + printed + "```");
    }

    @Test
    void a_method_with_errors_is_left_alone_because_of_them() throws Exception {
        assertThat(explain(Misplaced.class.getName() + "#plain", testClasses())).isEqualTo(1);

        assertThat(out.toString()).isEqualTo("""
                io.fermata.agent.fixture.Misplaced.plain()  io/fermata/agent/fixture/Misplaced.java:9
                  left alone, because of errors:
                  io/fermata/agent/fixture/Misplaced.java:9: error FRM001: 'await' outside an async method, in method 'plain'; \
                mark it @Async and let it return Coroutine, CompletableFuture or CompletionStage, \
                or start a coroutine with Asyncio.run(..)
                """);
    }

    @Test
    void a_method_that_is_transformed_already_is_left_alone() throws Exception {
        Path classes = copyOf(Counter.class, "io/fermata/agent/fixture/Counter.class");
        assertThat(run("transform", classes)).isZero();

        assertThat(explain("io.fermata.agent.fixture.Counter#count", classes)).isZero();

        assertThat(out.toString()).contains("count(int)", "left alone: it is transformed already");
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void a_class_is_found_below_a_prefix_and_without_its_package() throws Exception {
        Path classes = copyOf(Counter.class, "BOOT-INF/classes/io/fermata/agent/fixture/Counter.class");

        assertThat(explain("io.fermata.agent.fixture.Counter#count", classes)).isZero();
        assertThat(explain("Counter#count", classes)).isZero();
        assertThat(explain("Counter#count", "--classpath", classes)).isZero();

        assertThat(out.toString()).contains("Counter.count(int)");
    }

    @Test
    void a_name_that_is_not_there_is_answered_with_those_that_are_like_it() throws Exception {
        assertThat(explain(FIXTURES + "Baskets#total", testClasses())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("no class io.fermata.agent.fixture.Baskets; did you mean io.fermata.agent.fixture.Basket?");
        err.getBuffer().setLength(0);

        assertThat(explain(FIXTURES + "Basket#totals", testClasses())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("no method totals in class io.fermata.agent.fixture.Basket; did you mean total?")
                .contains("Usage: fermata explain");
    }

    @Test
    void a_question_that_is_none_is_wrong_usage() throws Exception {
        assertThat(explain(FIXTURES + "Basket", testClasses())).isEqualTo(2);
        assertThat(explain(FIXTURES + "Basket#", testClasses())).isEqualTo(2);
        assertThat(explain(FIXTURES + "Basket#total", temporary.resolve("nowhere")))
                .isEqualTo(2);

        assertThat(err.toString()).contains("is no class and method", "no such directory or jar");
    }

    @Test
    void a_class_file_that_cannot_be_read_is_an_error() throws Exception {
        Path classes = copyOf(Counter.class, "Counter.class");
        Path file = classes.resolve("Counter.class");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 600));

        assertThat(explain("Counter#count", classes)).isEqualTo(1);

        assertThat(err.toString()).contains("error FRM008: ");
    }

    private int explain(String method, Object... rest) {
        return run(Stream.concat(Stream.of("explain", method), Stream.of(rest)).toArray());
    }

    private int run(Object... arguments) {
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        CommandLine command = FermataCommand.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(texts);
    }

    private static Path testClasses() throws URISyntaxException {
        return Path.of(Counter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private Path copyOf(Class<?> type, String name) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            Files.copy(in, file);
        }
        return temporary;
    }
}
