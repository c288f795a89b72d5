package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.count.Counts;
import io.fermata.compiler.count.Effort;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.oracle.Program;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no class file, or not quite: a diagnostic at most, never an exception, never a hang. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DamagedClassFilesTest {
    private static final int FLIPS = Effort.isLong() ? 20_000 : 1000;
    private static final int VERSION_OFFSET = 6;

    private final AsyncCompiler compiler = new AsyncCompiler(ClassFiles.none());
    private final byte[] classFile = Program.named("Described").compiled().get("programs/Described");

    @Test
    void truncated_at_every_byte() {
        for (int length = 0; length < classFile.length; length++) {
            byte[] truncated = Arrays.copyOf(classFile, length);
            Compilation compilation = compile(truncated);
            assertThat(compilation.classFile()).isSameAs(truncated);
            assertThat(compilation.diagnostics())
                    .allMatch(diagnostic -> diagnostic.code() == Code.MALFORMED_CLASS)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void with_flipped_bits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = classFile.clone();
            for (int flips = random.nextInt(3); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Compilation compilation = compile(damaged);
            if (!compilation.changed()) {
                assertThat(compilation.classFile())
                        .as("seed %d, class %d", seed, i)
                        .isSameAs(damaged);
            }
        }
    }

    private Compilation compile(byte[] damaged) {
        Counts.add("damaged class files", 1);
        return compiler.compile(damaged);
    }

    @Test
    void garbage_is_not_even_looked_at() {
        byte[] garbage = new byte[500];
        new Random(1).nextBytes(garbage);
        Compilation compilation = compiler.compile(garbage);
        assertThat(compilation.classFile()).isSameAs(garbage);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compiler.compile(new byte[0]).diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 50, 51, 72, 200})
    void versions_that_are_too_old_or_too_new_are_named(int version) {
        byte[] other = classFile.clone();
        other[VERSION_OFFSET] = (byte) (version >> 8);
        other[VERSION_OFFSET + 1] = (byte) version;
        Compilation compilation = compiler.compile(other);
        assertThat(compilation.classFile()).isSameAs(other);
        assertThat(compilation.diagnostics()).hasSize(1);
        Diagnostic diagnostic = compilation.diagnostics().get(0);
        assertThat(diagnostic.code()).isEqualTo(Code.UNSUPPORTED_CLASS_VERSION);
        assertThat(diagnostic.className()).isEqualTo("programs/Described");
        assertThat(diagnostic.message()).contains("version " + version, "--release", "newer Fermata");
    }

    /** Java 26 and 27: known to the bytecode library, before there is a JDK that could run the result. */
    @ParameterizedTest
    @ValueSource(ints = {69, 70, 71})
    void versions_up_to_the_newest_that_is_known_are_transformed_and_kept(int version) {
        byte[] newer = classFile.clone();
        newer[VERSION_OFFSET + 1] = (byte) version;
        Compilation compilation = compiler.compile(newer);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.changed()).isTrue();
        assertThat(compilation.classFile()[VERSION_OFFSET + 1]).isEqualTo((byte) version);
        assertThat(compilation.frames())
                .isNotEmpty()
                .allSatisfy(frame -> assertThat(frame.bytes()[VERSION_OFFSET]).isZero());
    }

    @Test
    void a_damaged_class_is_named_as_far_as_it_can_be() {
        byte[] truncated = Arrays.copyOf(classFile, classFile.length - 20);
        Diagnostic diagnostic = compiler.compile(truncated).diagnostics().get(0);
        assertThat(diagnostic.className()).isEqualTo("programs/Described");
        assertThat(diagnostic.message()).contains("compile it again");
    }
}
