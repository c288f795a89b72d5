package io.fermata.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged class files by way of the command line: a diagnostic at most, files as they were. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DamagedFilesTest {
    private static final String NAME = "io/fermata/agent/fixture/Counter";
    private static final int VERSION_OFFSET = 7;

    private final byte[] intact;

    DamagedFilesTest() throws IOException {
        try (InputStream in = Counter.class.getResourceAsStream("Counter.class")) {
            intact = in.readAllBytes();
        }
    }

    @Test
    void damaged_classes_of_a_jar_are_named_and_the_jar_is_left(@TempDir Path directory) throws IOException {
        List<byte[]> damaged = new ArrayList<>();
        damaged.add(Arrays.copyOf(intact, intact.length - 30));
        damaged.add(withVersion(45));
        damaged.add(withVersion(250));
        for (int i = 0; i < damaged.size(); i++) {
            Path jar = directory.resolve("damaged" + i + ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.putNextEntry(new JarEntry(NAME + ".class"));
                out.write(damaged.get(i));
            }
            byte[] before = Files.readAllBytes(jar);
            assertThat(command("transform", jar))
                    .startsWith("1 io/fermata/agent/fixture/Counter")
                    .contains("error FRM00");
            assertThat(jar).hasBinaryContent(before);
        }
    }

    @Test
    void flipped_bits_make_no_stack_trace(@TempDir Path directory) throws IOException {
        Path file = directory.resolve(NAME + ".class");
        Files.createDirectories(file.getParent());
        for (byte[] damaged : withFlippedBits(60)) {
            Files.write(file, damaged);
            String printed = command("transform", directory);
            assertThat(printed).doesNotContain("\tat ");
            if (printed.startsWith("1 ")) {
                assertThat(file).hasBinaryContent(damaged);
            }
        }
    }

    /** The exit code, and what it says. */
    private static String command(Object... arguments) {
        StringWriter text = new StringWriter();
        PrintWriter printer = new PrintWriter(text, true);
        int code = FermataCommand.commandLine()
                .setOut(printer)
                .setErr(printer)
                .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return code + " " + text;
    }

    private byte[] withVersion(int version) {
        byte[] other = intact.clone();
        other[VERSION_OFFSET] = (byte) version;
        return other;
    }

    private List<byte[]> withFlippedBits(int count) {
        Random random = new Random(7);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] damaged = intact.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            all.add(damaged);
        }
        return all;
    }
}
