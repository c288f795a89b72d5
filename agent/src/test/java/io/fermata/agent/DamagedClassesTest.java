package io.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Damaged;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged class files by way of the agent: a diagnostic at most, the class as it was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class DamagedClassesTest {
    private final RecordedLog log = RecordedLog.start();

    @AfterEach
    void close_the_log() {
        log.close();
    }

    @Test
    void the_agent_leaves_truncated_classes_as_they_are() {
        assertThat(Damaged.truncated())
                .allSatisfy(damaged -> assertThat(transform(damaged)).isNull());
        assertThat(log.messages()).isNotEmpty().allMatch(message -> message.contains("error FRM008"));
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 51, 72, 250})
    void the_agent_names_a_version_that_it_does_not_know(int version) {
        assertThat(transform(Damaged.withVersion(version))).isNull();
        assertThat(log.messages()).singleElement().asString().contains("error FRM007", "version " + version);
    }

    @Test
    void the_agent_has_nothing_to_say_about_accessors_that_reflection_makes() {
        String accessor = "jdk/internal/reflect/GeneratedConstructorAccessor12";
        assertThat(transform(accessor, Damaged.withVersion(49))).isNull();
        assertThat(log.messages()).isEmpty();
    }

    /** Java 26 and 27: class files that this JVM could not run, but whoever can has the agent transform them. */
    @ParameterizedTest
    @ValueSource(ints = {70, 71})
    void the_agent_transforms_versions_that_are_newer_than_the_jvm(int version) {
        assertThat(transform(Damaged.withVersion(version))).isNotNull();
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void the_agent_survives_flipped_bits() {
        Damaged.withFlippedBits(500).forEach(this::transform);
        assertThat(log.messages()).isNotEmpty().allMatch(message -> message.contains(" FRM"));
    }

    private byte[] transform(byte[] classFile) {
        return transform(Damaged.NAME, classFile);
    }

    private byte[] transform(String className, byte[] classFile) {
        FrameDefiner definer = new FrameDefiner((loader, name, bytes, domain) -> Object.class);
        AsyncTransformer transformer = new AsyncTransformer(AgentOptions.parse(""), definer, new AgentLog(false));
        return transformer.transform(new TransformingLoader(transformer), className, null, null, classFile);
    }
}
