package io.fermata.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Damaged;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged class files by way of the command line: a diagnostic at most, files as they were. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DamagedFilesTest {
    @TempDir
    private Path directory;

    static Stream<byte[]> classFiles() {
        return Stream.of(Damaged.cutShort(), Damaged.withVersion(45), Damaged.withVersion(250));
    }

    @ParameterizedTest
    @MethodSource("classFiles")
    void a_damaged_class_of_a_jar_is_named_and_the_jar_is_left(byte[] classFile) throws IOException {
        Path jar = directory.resolve("damaged.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(Damaged.NAME + ".class"));
            out.write(classFile);
        }
        byte[] before = Files.readAllBytes(jar);
        assertThat(command("transform", jar)).startsWith("1 " + Damaged.NAME).contains("error FRM00");
        assertThat(jar).hasBinaryContent(before);
    }

    @Test
    void flipped_bits_make_no_stack_trace() throws IOException {
        Path file = directory.resolve(Damaged.NAME + ".class");
        Files.createDirectories(file.getParent());
        for (byte[] damaged : Damaged.withFlippedBits(60).toList()) {
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
}
