package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.Async;
import io.fermata.AsyncEvent;
import io.fermata.Asyncio;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What {@code jcmd PID GC.class_histogram} tells of suspended calls. */
class HeapHistogramTest {
    private static final int CALLS = 1234;

    @Async
    private static Coroutine<Void> answering(AsyncEvent event) {
        await(event.waitUntilSet());
        return Coroutine.done();
    }

    @Test
    void suspended_calls_are_counted_by_method() throws Exception {
        EventLoop loop = EventLoop.create();
        AsyncEvent event = new AsyncEvent();
        List<Object> tasks = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            tasks.add(loop.createTask(answering(event)));
        }
        loop.runUntilComplete(Asyncio.sleep(Duration.ZERO));

        assertThat(histogram())
                .containsPattern(CALLS + " +\\d+ +io\\.fermata\\.samples\\.HeapHistogramTest\\$answering\\$1");
        event.set();
        loop.runUntilComplete(Asyncio.sleep(Duration.ZERO));
        assertThat(histogram()).doesNotContain("HeapHistogramTest$answering$1");
        assertThat(tasks).hasSize(CALLS);
        loop.close();
    }

    private static String histogram() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
    }
}
