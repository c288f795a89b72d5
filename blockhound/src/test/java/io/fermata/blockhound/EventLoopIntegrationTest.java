package io.fermata.blockhound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fermata.Asyncio;
import io.fermata.EventLoop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingOperationError;

class EventLoopIntegrationTest {
    private final EventLoop loop = EventLoop.create();

    @BeforeAll
    static void install() {
        BlockHound.install();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private static void block() throws InterruptedException {
        assertThat(new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void a_step_that_blocks_fails() {
        Throwable[] thrown = new Throwable[1];
        loop.callSoon(() -> {
            thrown[0] = catchThrowable(EventLoopIntegrationTest::block);
            loop.stop();
        });
        loop.runForever();
        assertThat(thrown[0]).isInstanceOf(BlockingOperationError.class);
    }

    @Test
    void the_loop_sleeps_between_steps_and_other_threads_block_as_they_like() {
        ThrowingCallable program = () -> {
            loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(5)));
            loop.runUntilComplete(Asyncio.toThread(() -> {
                block();
                return null;
            }));
        };
        assertThatCode(program).doesNotThrowAnyException();
    }

    @Test
    void the_first_loop_of_a_jvm_begins_to_run_without_blocking() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+AllowRedefinitionToAddDeleteMethods",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstLoop.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("has run");
    }

    @Test
    void a_thread_may_block_again_when_its_loop_has_ended() {
        loop.runUntilComplete(Asyncio.sleep(Duration.ofMillis(5)));
        assertThatCode(EventLoopIntegrationTest::block).doesNotThrowAnyException();
    }
}
