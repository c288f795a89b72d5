package io.fermata.compiler.debugger;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.compiler.oracle.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debugger sees an async method as it was written. */
class DebuggerTest {
    private static final Path SOURCE = Path.of("src", "test", "programs", "Debugged.java");

    @TempDir
    private static Path classes;

    @BeforeAll
    static void write_the_classes() throws IOException {
        for (Map.Entry<String, byte[]> entry :
                Program.named("Debugged").transformed().entrySet()) {
            Path file = classes.resolve(entry.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
    }

    @Test
    void breakpoints_on_both_sides_of_an_await_are_hit_once_and_show_the_variables() throws Exception {
        try (Debugger debugger = launch()) {
            assertThat(debugger.breakAt("before the suspension")).isOne();
            assertThat(debugger.breakAt("suspension")).isOne();
            assertThat(debugger.breakAt("after the suspension")).isOne();

            assertThat(debugger.go()).isEqualTo("before the suspension");
            assertThat(debugger.variables())
                    .isEqualTo(Map.of("this", "programs.Debugged", "name", "apples", "count", "3"));
            assertThat(debugger.go()).isEqualTo("suspension");
            assertThat(debugger.variables())
                    .isEqualTo(Map.of("this", "programs.Debugged", "name", "apples", "count", "3", "before", "6"));
            assertThat(debugger.go()).isEqualTo("after the suspension");
            assertThat(debugger.variables())
                    .isEqualTo(Map.of("this", "programs.Debugged", "name", "apples", "count", "3", "before", "6"));
            assertThat(debugger.go()).isEqualTo("end");
        }
    }

    @Test
    void a_parameter_that_is_over_is_null_or_zero_after_a_suspension() throws Exception {
        try (Debugger debugger = launch()) {
            debugger.breakAt("before parameters are over");
            debugger.breakAt("parameters are over");

            assertThat(debugger.go()).isEqualTo("before parameters are over");
            assertThat(debugger.variables()).containsEntry("text", "apples").containsEntry("number", "7");
            assertThat(debugger.go()).isEqualTo("parameters are over");
            assertThat(debugger.variables())
                    .isEqualTo(Map.of(
                            "this",
                            "programs.Debugged",
                            "text",
                            "null",
                            "number",
                            "0",
                            "longer",
                            "apples7",
                            "next",
                            "8"));
        }
    }

    @Test
    void breakpoints_in_a_loop_are_hit_once_a_round() throws Exception {
        try (Debugger debugger = launch()) {
            debugger.breakAt("suspension in the loop");
            debugger.breakAt("in the loop");

            for (String round : new String[] {"0", "1"}) {
                assertThat(debugger.go()).isEqualTo("suspension in the loop");
                assertThat(debugger.variables()).containsEntry("i", round).containsEntry("after", "apples3");
                assertThat(debugger.go()).isEqualTo("in the loop");
                assertThat(debugger.variables()).containsEntry("i", round).containsEntry("after", "apples3");
            }
            assertThat(debugger.go()).isEqualTo("end");
        }
    }

    @Test
    void breakpoints_in_a_lambda_are_hit_once_and_show_what_it_captures() throws Exception {
        try (Debugger debugger = launch()) {
            for (String line : List.of("before the", "", "after the")) {
                assertThat(debugger.breakAt((line + " suspension of the lambda").strip()))
                        .isOne();
            }

            assertThat(debugger.go()).isEqualTo("before the suspension of the lambda");
            assertThat(debugger.variables()).isEqualTo(Map.of("this", "programs.Debugged", "number", "6"));
            assertThat(debugger.go()).isEqualTo("suspension of the lambda");
            assertThat(debugger.go()).isEqualTo("after the suspension of the lambda");
            assertThat(debugger.variables())
                    .isEqualTo(Map.of("this", "programs.Debugged", "number", "6", "product", "12"));
            assertThat(debugger.go()).isEqualTo("end");
        }
    }

    @Test
    void stepping_over_an_await_that_does_not_suspend_goes_to_the_next_line() throws Exception {
        try (Debugger debugger = launch()) {
            debugger.breakAt("no suspension");

            assertThat(debugger.go()).isEqualTo("no suspension");
            assertThat(debugger.stepOver()).isEqualTo("after no suspension");
            assertThat(debugger.variables()).containsEntry("half", "2");
            assertThat(debugger.stepOver()).isEqualTo("result");
            assertThat(debugger.stepOver()).isEqualTo("runs what does not suspend");
        }
    }

    @Test
    void stepping_into_the_call_of_an_async_method_enters_its_first_line() throws Exception {
        try (Debugger debugger = launch()) {
            debugger.breakAt("call");

            assertThat(debugger.go()).isEqualTo("call");
            assertThat(debugger.stepInto()).isEqualTo("called");
            assertThat(debugger.variables()).isEqualTo(Map.of("this", "programs.Debugged", "start", "5"));
            assertThat(debugger.stepOver()).isEqualTo("suspension of the callee");
        }
    }

    /** The frame is left, and the method goes on in another call: the debugger shows the method's first line for both. */
    @Test
    void stepping_into_an_await_that_suspends_leads_by_the_first_line_to_the_line_after_it() throws Exception {
        try (Debugger debugger = launch()) {
            debugger.breakAt("suspension");

            assertThat(debugger.go()).isEqualTo("suspension");
            assertThat(debugger.stepInto()).isEqualTo("before the suspension");
            assertThat(debugger.stepInto()).isEqualTo("before the suspension");
            assertThat(debugger.stepInto()).isEqualTo("suspension");
            assertThat(debugger.stepInto()).isEqualTo("after the suspension");
        }
    }

    @Test
    void a_program_runs_on_when_an_await_that_suspends_is_stepped_over_and_stops_at_the_next_breakpoint()
            throws Exception {
        try (Debugger debugger = launch()) {
            debugger.breakAt("suspension");
            debugger.breakAt("after the suspension");

            assertThat(debugger.go()).isEqualTo("suspension");
            assertThat(debugger.stepOver()).isEqualTo("before the suspension");
            assertThat(debugger.stepOver()).isEqualTo("after the suspension");
        }
    }

    private static Debugger launch() throws Exception {
        return Debugger.launch("programs.Debugged", classes, SOURCE);
    }
}
