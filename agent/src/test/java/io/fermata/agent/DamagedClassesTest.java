package io.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.agent.fixture.Counter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Damaged class files by way of the agent: a diagnostic at most, the class as it was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DamagedClassesTest {
    private static final String NAME = "io/fermata/agent/fixture/Counter";
    private static final int VERSION_OFFSET = 7;

    private final byte[] intact = TransformingLoader.classFile(Counter.class);
    private final RecordedLog log = RecordedLog.start();

    @AfterEach
    void close_the_log() {
        log.close();
    }

    @Test
    void the_agent_leaves_truncated_classes_as_they_are() {
        for (int length = 0; length < intact.length; length++) {
            assertThat(transform(Arrays.copyOf(intact, length))).isNull();
        }
        assertThat(log.messages()).isNotEmpty().allMatch(message -> message.contains("error FRM008"));
    }

    @Test
    void the_agent_names_versions_that_it_does_not_know() {
        assertThat(transform(withVersion(45))).isNull();
        assertThat(transform(withVersion(250))).isNull();
        assertThat(log.messages()).hasSize(2).allMatch(message -> message.contains("error FRM007"));
    }

    @Test
    void the_agent_survives_flipped_bits() {
        for (byte[] damaged : withFlippedBits(500)) {
            transform(damaged);
        }
        assertThat(log.messages()).isNotEmpty().allMatch(message -> message.contains(" FRM"));
    }

    private byte[] transform(byte[] classFile) {
        FrameDefiner definer = new FrameDefiner((loader, name, bytes, domain) -> Object.class);
        AsyncTransformer transformer = new AsyncTransformer(AgentOptions.parse(""), definer, new AgentLog(false));
        return transformer.transform(new TransformingLoader(transformer), NAME, null, null, classFile);
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
