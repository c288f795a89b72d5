package io.fermata.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Damaged class files by way of the Maven plugin: the build fails and says why, the file stays as it was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DamagedClassFilesTest {
    private static final int VERSION_OFFSET = 7;

    @TempDir
    private Path directory;

    private final RecordedLog log = new RecordedLog();
    private final TransformMojo plugin = new TransformMojo();
    private Path file;
    private byte[] intact;

    @BeforeEach
    void compile_a_class() throws IOException {
        plugin.setLog(log);
        Path source = Files.writeString(directory.resolve("Small.java"), """
                import static io.fermata.Asyncio.await;
                class Small {
                    @io.fermata.Async
                    io.fermata.Coroutine<Integer> next(io.fermata.Awaitable<Integer> number) {
                        return io.fermata.Coroutine.of(await(number) + 1);
                    }
                }
                """);
        String classPath = System.getProperty("java.class.path");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "--release", "17", "-cp", classPath, source.toString()))
                .isZero();
        file = directory.resolve("Small.class");
        intact = Files.readAllBytes(file);
    }

    @Test
    void an_intact_class_is_transformed() throws Exception {
        transform(intact);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(intact);
        assertThat(directory.resolve("Small$next$1.class")).exists();
    }

    @Test
    void a_class_file_that_was_cut_short_fails_the_build() throws IOException {
        assertRefused(Arrays.copyOf(intact, intact.length - 30), "Small: error FRM008: the class file is damaged");
    }

    @Test
    void a_class_file_of_an_unknown_version_fails_the_build() throws IOException {
        byte[] old = intact.clone();
        old[VERSION_OFFSET] = 50;
        assertRefused(old, "Small: error FRM007: class file version 50 (Java 6)");
    }

    @Test
    void flipped_bits_fail_the_build_at_most() throws Exception {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = intact.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                transform(damaged);
            } catch (MojoFailureException failure) {
                assertThat(file).hasBinaryContent(damaged);
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThat(log.errors()).isNotEmpty().allMatch(error -> error.contains(" error FRM0"));
    }

    private void assertRefused(byte[] damaged, String error) throws IOException {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> transform(damaged))
                .withMessage("Async methods have errors; no class was transformed");
        assertThat(log.errors()).singleElement().asString().startsWith(error);
        assertThat(file).hasBinaryContent(damaged);
    }

    private void transform(byte[] classFile) throws IOException, MojoFailureException {
        Files.write(file, classFile);
        plugin.transform(new ClassSet(directory, List.of(directory), List.of()));
    }
}
