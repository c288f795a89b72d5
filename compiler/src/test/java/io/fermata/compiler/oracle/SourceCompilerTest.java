package io.fermata.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios are kept from a compiler only as long as it cannot compile them, with or without Fermata. */
class SourceCompilerTest {
    static Stream<String> miscompiledByEcj() {
        return SourceCompiler.ECJ.miscompiled().stream()
                .filter(file -> ScenarioSet.RELEASES.contains(release(file)))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("miscompiledByEcj")
    void the_verifier_refuses_what_a_compiler_miscompiles(String file) {
        List<Path> source = List.of(ScenarioSet.ROOT.resolve(file));
        Map<String, byte[]> classes = ScenarioCompiler.compile(SourceCompiler.ECJ, source, release(file));
        MemoryClassLoader loader = new MemoryClassLoader(classes);
        assertThatExceptionOfType(VerifyError.class)
                .isThrownBy(() -> classes.keySet().forEach(loader::link));
    }

    private static int release(String file) {
        return Integer.parseInt(file.substring("java".length(), file.indexOf('/')));
    }
}
