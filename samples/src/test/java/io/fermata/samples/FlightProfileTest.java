package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.Asyncio;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

/** What JDK Flight Recorder says of the method that a loop has resumed. */
class FlightProfileTest {
    private static final AtomicReference<List<String>> SEEN = new AtomicReference<>();
    private static final Pattern LOOP =
            Pattern.compile("io\\.fermata\\.samples\\.FlightProfileTest\\.computing:(29|30)");

    @Async
    private static Coroutine<Integer> computing() {
        int checksum = 0;
        while (SEEN.get() == null) {
            await(yieldNow());
            for (int i = 0; i < 1_000_000; i++) {
                checksum = checksum * 31 + (checksum >>> 7) + i;
            }
        }
        return Coroutine.of(checksum);
    }

    @Test
    void samples_show_the_method_and_its_line_above_the_loop() {
        try (RecordingStream recording = new RecordingStream()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.onEvent("jdk.ExecutionSample", FlightProfileTest::look);
            recording.startAsync();
            Asyncio.run(computing());
        }
        assertThat(SEEN.get().get(0)).matches(LOOP);
        assertThat(SEEN.get().get(1)).startsWith("io.fermata.samples.FlightProfileTest$computing$1.step:");
        assertThat(SEEN.get()).anyMatch(frame -> frame.startsWith("io.fermata.TaskSteps.step:"));
    }

    private static void look(RecordedEvent sample) {
        if (sample.getStackTrace() != null) {
            List<String> frames = sample.getStackTrace().getFrames().stream()
                    .map(FlightProfileTest::describe)
                    .toList();
            if (LOOP.matcher(frames.get(0)).matches()) {
                SEEN.set(frames);
            }
        }
    }

    private static String describe(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName() + ":" + frame.getLineNumber();
    }
}
