package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ctrl-C, for programs in a JVM of their own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill command")
class SignalTest {
    private static final long PATIENCE_SECONDS = 60;

    private Process program;
    private BufferedReader output;

    private void start(String what) throws Exception {
        program = new ChildJvm(withSignalsOn(), List.of()).start(InterruptibleProgram.class, what);
        output = program.inputReader();
    }

    /** A shell without a terminal starts background jobs deaf to SIGINT, and that would be inherited. */
    private static List<String> withSignalsOn() throws Exception {
        List<String> wrapper = List.of("env", "--default-signal=INT");
        return new File("/proc/self").exists() && succeeds(wrapper.get(0), wrapper.get(1), "true")
                ? wrapper
                : List.of();
    }

    private static boolean succeeds(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    @AfterEach
    void destroy() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    private void interrupt() throws Exception {
        assertThat(output.readLine()).isIn("ready", "again", "leftover");
        assertThat(succeeds("kill", "-INT", Long.toString(program.pid()))).isTrue();
    }

    private int exitCode() throws InterruptedException {
        assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return program.exitValue();
    }

    private List<String> rest() {
        return output.lines().toList();
    }

    @Test
    void the_first_cancels_the_main_task_whose_finally_blocks_run() throws Exception {
        start("cleans up");
        interrupt();
        assertThat(rest()).containsExactly("cancelled: SIGINT", "cleaned up");
        assertThat(exitCode()).isEqualTo(130);
    }

    @Test
    void what_is_left_over_is_cancelled_as_well() throws Exception {
        start("has leftovers");
        assertThat(output.readLine()).isEqualTo("ready");
        interrupt();
        assertThat(rest()).containsExactly("cancelled: null", "cleaned up");
        assertThat(exitCode()).isEqualTo(130);
    }

    @Test
    void a_program_may_catch_what_run_throws_then() throws Exception {
        start("catches");
        interrupt();
        assertThat(rest()).containsExactly("caught: interrupted");
        assertThat(exitCode()).isZero();
    }

    @Test
    void a_main_task_that_returns_all_the_same_is_not_interrupted() throws Exception {
        start("swallows");
        interrupt();
        assertThat(rest()).containsExactly("a value");
        assertThat(exitCode()).isZero();
    }

    @Test
    void the_second_exits() throws Exception {
        start("is stubborn");
        interrupt();
        interrupt();
        assertThat(rest()).isEmpty();
        assertThat(exitCode()).isEqualTo(130);
    }

    @Test
    void a_handler_of_ones_own_goes_first() throws Exception {
        start("handles it itself");
        interrupt();
        assertThat(output.readLine()).isEqualTo("handled");
        interrupt();
        assertThat(rest()).isEmpty();
        assertThat(exitCode()).isEqualTo(130);
    }

    @Test
    void a_signal_that_nobody_may_handle_is_refused() throws Exception {
        EventLoop loop = EventLoop.create();
        assertThatThrownBy(() -> loop.addSignalHandler("KILL", () -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThat(loop.removeSignalHandler("KILL")).isFalse();
        loop.close();
    }
}
