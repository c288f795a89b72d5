package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountSyncTest {
    @Test
    void counts_one_after_the_other() throws InterruptedException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CountSync.start(Duration.ofMillis(1));
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().toList())
                .startsWith("One", "Two", "One", "Two", "One", "Two")
                .last()
                .asString()
                .matches("CountSync executed in \\d+\\.\\d\\d seconds\\.");
    }
}
