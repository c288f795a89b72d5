package io.fermata.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Counter;
import io.fermata.agent.fixture.Forgetful;
import io.fermata.agent.fixture.Misplaced;
import io.fermata.agent.fixture.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FermataCommandTest {
    private static final String PACKAGE = "io/fermata/agent/fixture/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path temporary;

    @Test
    void a_directory_is_transformed_in_place() throws IOException {
        Path classes = directory(Counter.class, Plain.class);

        assertThat(run("transform", classes)).isZero();

        assertThat(classes.resolve(PACKAGE)).isDirectoryContaining("glob:**/Counter$count$1.class");
        assertThat(contents(classes).get(PACKAGE + "Counter.class")).isNotEqualTo(bytes(Counter.class));
        assertThat(contents(classes)).hasSize(3);
    }

    @Test
    void a_second_run_touches_nothing() throws IOException {
        Path classes = directory(Counter.class);
        run("transform", classes);
        Map<String, byte[]> before = contents(classes);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        Path host = classes.resolve(PACKAGE + "Counter.class");
        Files.setLastModifiedTime(host, longAgo);

        assertThat(run("transform", classes)).isZero();

        assertThat(contents(classes)).usingRecursiveComparison().isEqualTo(before);
        assertThat(Files.getLastModifiedTime(host)).isEqualTo(longAgo);
    }

    @Test
    void frames_of_methods_that_are_gone_go_too() throws IOException {
        Path classes = directory(Counter.class);
        run("transform", classes);
        // As after a new compilation of sources that no longer have the class.
        Files.delete(classes.resolve(PACKAGE + "Counter.class"));

        assertThat(run("transform", directory(Plain.class))).isZero();

        assertThat(contents(classes)).containsOnlyKeys(PACKAGE + "Plain.class");
    }

    @Test
    void another_directory_gets_everything_and_the_first_stays_as_it_was() throws IOException {
        Path classes = directory(Counter.class);
        Files.writeString(classes.resolve("application.properties"), "a=b");
        Map<String, byte[]> before = contents(classes);
        Path output = temporary.resolve("output");

        assertThat(run("transform", classes, "-o", output)).isZero();

        assertThat(contents(classes)).usingRecursiveComparison().isEqualTo(before);
        assertThat(contents(output))
                .containsOnlyKeys(
                        PACKAGE + "Counter.class", PACKAGE + "Counter$count$1.class", "application.properties");
    }

    @Test
    void output_inside_the_input_is_refused() throws IOException {
        Path classes = directory(Counter.class);

        assertThat(run("transform", classes, "-o", classes.resolve("output"))).isEqualTo(1);

        assertThat(err.toString()).contains("cannot write into what is being read");
        assertThat(contents(classes)).hasSize(1);
    }

    @Test
    void a_jar_is_transformed_where_each_class_lies() throws IOException {
        Path jar = jar(
                "classes.jar",
                Map.of(
                        "META-INF/MANIFEST.MF",
                        "Multi-Release: true\n".getBytes(),
                        PACKAGE + "Counter.class",
                        bytes(Counter.class),
                        "META-INF/versions/17/" + PACKAGE + "Counter.class",
                        bytes(Counter.class)));

        assertThat(run("transform", jar)).isZero();

        assertThat(jarContents(jar))
                .containsOnlyKeys(
                        "META-INF/MANIFEST.MF",
                        PACKAGE + "Counter.class",
                        PACKAGE + "Counter$count$1.class",
                        "META-INF/versions/17/" + PACKAGE + "Counter.class",
                        "META-INF/versions/17/" + PACKAGE + "Counter$count$1.class");
    }

    @Test
    void a_jar_comes_out_the_same_every_time() throws IOException {
        Path jar = jar("classes.jar", Map.of(PACKAGE + "Counter.class", bytes(Counter.class)));
        Path first = temporary.resolve("first.jar");
        Path second = temporary.resolve("second.jar");

        run("transform", jar, "-o", first);
        run("transform", jar, "-o", second);

        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void a_jar_keeps_its_comment() throws IOException {
        Path jar = temporary.resolve("commented.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.setComment("built at night");
            out.putNextEntry(new ZipEntry(PACKAGE + "Counter.class"));
            out.write(bytes(Counter.class));
        }

        assertThat(run("transform", jar)).isZero();

        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.getComment()).isEqualTo("built at night");
            assertThat(zip.size()).isEqualTo(2);
        }
    }

    @Test
    void a_signed_jar_is_left_alone() throws IOException {
        Path jar = jar(
                "signed.jar", Map.of(PACKAGE + "Counter.class", bytes(Counter.class), "META-INF/KEY.SF", new byte[0]));
        byte[] before = Files.readAllBytes(jar);

        assertThat(run("transform", jar)).isEqualTo(1);

        assertThat(err.toString()).contains("signed.jar", "the jar is signed");
        assertThat(jar).hasBinaryContent(before);
    }

    @Test
    void errors_are_printed_and_nothing_is_written() throws IOException {
        Path classes = directory(Counter.class, Misplaced.class);
        Map<String, byte[]> before = contents(classes);

        assertThat(run("transform", classes)).isEqualTo(1);

        assertThat(err.toString()).startsWith(PACKAGE + "Misplaced.java:9: error FRM001: ");
        assertThat(contents(classes)).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void a_class_file_that_cannot_be_read_is_an_error() throws IOException {
        Path classes = directory(Counter.class);
        Path counter = classes.resolve(PACKAGE + "Counter.class");
        Files.write(counter, Arrays.copyOf(bytes(Counter.class), 600));

        assertThat(run("transform", classes)).isEqualTo(1);

        assertThat(err.toString()).contains("error FRM");
        assertThat(contents(classes)).hasSize(1);
    }

    @Test
    void warnings_are_printed_and_count_as_errors_on_request() throws IOException {
        Path classes = directory(Forgetful.class);

        assertThat(run("check", classes, "--fail-on-warning")).isEqualTo(1);
        assertThat(run("check", classes)).isZero();

        String warning = PACKAGE + "Forgetful.java:15: warning FRM101: coroutine 'sleep' was never awaited, so it never"
                + " runs; write await(sleep(..)), or createTask(sleep(..)) to run it in the background";
        assertThat(err.toString().lines()).containsExactly(warning, warning);
    }

    @Test
    void check_writes_nothing() throws IOException {
        Path classes = directory(Counter.class);

        assertThat(run("check", classes)).isZero();

        assertThat(contents(classes)).containsOnlyKeys(PACKAGE + "Counter.class");
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrong_usage_is_explained() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run("transform")).isEqualTo(2);
        assertThat(run("translate", temporary)).isEqualTo(2);
        assertThat(run("check", directory(Plain.class), "--output", "x")).isEqualTo(2);
        assertThat(run("check", temporary.resolve("nowhere"))).isEqualTo(2);

        assertThat(err.toString()).contains("Usage: fermata", "no such directory or jar");
    }

    @Test
    void a_file_that_is_no_jar_is_an_error() throws IOException {
        Path file = Files.writeString(temporary.resolve("note.txt"), "no jar");

        assertThat(run("check", file)).isEqualTo(1);

        assertThat(err.toString()).startsWith("fermata: ");
    }

    @Test
    void a_jar_of_the_class_path_that_cannot_be_read_is_named_and_no_class_blamed() throws IOException {
        Path classes = directory(Counter.class);
        Path broken = Files.writeString(temporary.resolve("broken.jar"), "no jar");

        assertThat(run("transform", classes, "-cp", broken)).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("fermata: cannot read " + broken + ": ")
                .doesNotContain("FRM");
        assertThat(contents(classes)).containsOnlyKeys(PACKAGE + "Counter.class");
    }

    private int run(Object... arguments) {
        String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        CommandLine command = FermataCommand.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(texts);
    }

    private Path directory(Class<?>... types) throws IOException {
        Path root = temporary.resolve("classes");
        for (Class<?> type : types) {
            Path file = root.resolve(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(type));
        }
        return root;
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path jar = temporary.resolve(name);
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                Path path = files.getPath(entry.getKey());
                if (path.getParent() != null) {
                    Files.createDirectories(path.getParent());
                }
                Files.write(path, entry.getValue());
            }
        }
        return jar;
    }

    private static Map<String, byte[]> jarContents(Path jar) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            return contents(files.getPath("/"));
        }
    }

    private static Map<String, byte[]> contents(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }
}
