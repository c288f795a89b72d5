package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The agent's jar as it is handed out. */
class AgentJarTest {
    private static final String AGENT = System.getProperty("fermata.agent.jar");

    @Test
    void everything_shaded_in_brings_its_licence() throws IOException {
        Set<String> shaded = names("io/fermata/agent/shaded/([^/]+)/.+");
        shaded.remove("compiler");

        assertThat(shaded).containsExactly("asm", "picocli");
        assertThat(names("META-INF/licenses/(.+)\\.txt")).isEqualTo(shaded);
        assertThat(names("META-INF/(LICENSE)")).hasSize(1);
    }

    @Test
    void no_class_lies_outside_the_packages_of_the_agent() throws IOException {
        assertThat(names("^((?!io/fermata/agent/).*\\.class)$")).isEmpty();
    }

    @Test
    void it_explains_a_method_as_a_program_of_its_own() {
        Program explained = Program.java(
                List.of("-jar", AGENT, "explain", "io.fermata.samples.CountAsync#count", Way.UNTRANSFORMED.toString()));

        assertThat(explained.errors()).isEmpty();
        assertThat(explained.exitCode()).isZero();
        assertThat(explained.output())
                .startsWith("io.fermata.samples.CountAsync")
                .contains("CountAsync$count$1");
    }

    /** The first group of all entries that match. */
    private static Set<String> names(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        try (JarFile jar = new JarFile(AGENT)) {
            return jar.stream()
                    .flatMap(entry -> pattern.matcher(entry.getName()).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
