package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {
    @TempDir
    private Path directory;

    private List<RecordedEvent> recorded(Consumer<Recording> settings) throws IOException {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            settings.accept(recording);
            recording.start();
            EventLoop loop = VirtualTime.loop();
            loop.runUntilComplete(new Script<>()
                    .run(v -> loop.createTask(new Script<>().await(w -> Asyncio.sleep(Duration.ofHours(1))), "child"))
                    .await(v -> (Task<?>) v));
            loop.close();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("fermata."))
                .toList();
    }

    private static RecordedEvent event(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name)
                        && event.getString("task").equals("child"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_recording_that_enables_them_gets_steps_tasks_and_lag() throws IOException {
        List<RecordedEvent> events = recorded(recording -> {
            recording.enable("fermata.Step").withThreshold(Duration.ZERO);
            recording.enable("fermata.TaskStart");
            recording.enable("fermata.TaskEnd");
            recording.enable("fermata.LoopLag");
        });
        assertThat(event(events, "fermata.TaskStart").getInt("id")).isEqualTo(2);
        assertThat(event(events, "fermata.TaskStart").getStackTrace().getFrames())
                .anyMatch(frame -> frame.getMethod().getName().equals("createTask"));
        assertThat(event(events, "fermata.Step").getString("suspendedAt"))
                .isEqualTo("io.fermata.Script.step(Script.java)");
        assertThat(event(events, "fermata.TaskEnd").getString("failure")).isNull();
        assertThat(events).anyMatch(event -> event.getEventType().getName().equals("fermata.LoopLag"));
    }

    @Test
    void other_recordings_get_nothing() throws IOException {
        assertThat(recorded(recording -> recording.enable("jdk.ThreadStart"))).isEmpty();
    }

    @Test
    void each_kind_of_event_can_be_had_alone() throws IOException {
        for (String name : List.of("fermata.Step", "fermata.TaskStart", "fermata.TaskEnd", "fermata.LoopLag")) {
            assertThat(recorded(recording -> recording.enable(name).withThreshold(Duration.ZERO)))
                    .extracting(event -> event.getEventType().getName())
                    .isNotEmpty()
                    .containsOnly(name);
        }
    }
}
