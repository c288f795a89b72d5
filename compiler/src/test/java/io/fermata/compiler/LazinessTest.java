package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Coroutine;
import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import io.fermata.compiler.oracle.Started;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When an async method runs, and which handlers see what it returns: what blocking code cannot show. */
class LazinessTest {
    private static final Program PROGRAM = Program.named("Lazy");

    private final List<String> log = new ArrayList<>();
    private final Pending<String> gate = new Pending<>();

    @Test
    void a_call_runs_nothing() throws Throwable {
        Coroutine<String> coroutine = PROGRAM.call("note", log, gate);
        assertThat(log).isEmpty();
        Started<String> started = Started.start(coroutine);
        assertThat(log).containsExactly("begins");
        gate.resume("text");
        assertThat(log).containsExactly("begins", "ends");
        assertThat(started.end()).isCompletedWithValue("text");
    }

    @Test
    void coroutines_run_in_the_order_in_which_they_are_awaited() throws Throwable {
        Started<String> started = start("callsBeforeItAwaits");
        assertThat(log).containsExactly("called", "begins");
        gate.resume("a");
        gate.resume("b");
        assertThat(started.end()).isCompletedWithValue("ab");
        assertThat(log).containsExactly("called", "begins", "ends", "begins", "ends");
    }

    @Test
    void a_coroutine_is_good_for_one_await() throws Throwable {
        Started<String> started = start("awaitsTwice");
        gate.resume("once");
        assertThatThrownBy(() -> started.end().get())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot reuse already awaited coroutine");
    }

    @Test
    void a_method_that_returns_a_future_runs_when_it_is_called() throws Throwable {
        Started<String> started = start("eager");
        assertThat(log).containsExactly("begins", "called");
        gate.resume("a");
        assertThat(started.end()).isCompletedWithValue("aa");
    }

    @Test
    void no_handler_sees_a_coroutine_that_is_returned() throws Throwable {
        Started<String> started = start("tailInsideTry");
        assertThat(log).containsExactly("finally", "begins");
        IllegalStateException failure = new IllegalStateException("late");
        gate.fail(failure);
        assertThatThrownBy(() -> started.end().get()).hasCause(failure);
        assertThat(log).containsExactly("finally", "begins");
    }

    @Test
    void a_handler_sees_what_is_awaited_inside_its_try() throws Throwable {
        Started<String> started = start("awaitInsideTry");
        gate.fail(new IllegalStateException("in time"));
        assertThat(started.end()).isCompletedWithValue("caught");
        assertThat(log).containsExactly("begins", "finally");
    }

    @Test
    void no_handler_sees_a_failure_that_is_returned() throws Throwable {
        Started<String> started = start("failedInsideTry");
        gate.resume("returned");
        assertThatThrownBy(() -> started.end().get())
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("returned");
    }

    private Started<String> start(String method) throws Throwable {
        return Started.start(PROGRAM.call(method, log, gate));
    }
}
