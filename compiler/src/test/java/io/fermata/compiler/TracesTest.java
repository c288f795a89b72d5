package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fermata.Asyncio;
import io.fermata.CancelledError;
import io.fermata.Coroutine;
import io.fermata.compiler.oracle.Program;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exception tells where it comes from as if the calls had been synchronous, in the user's methods and lines only. */
class TracesTest {
    private static final Path SOURCE = Path.of("src", "test", "programs", "Traced.java");
    private static final Program PROGRAM = Program.named("Traced");

    @ParameterizedTest
    @CsvSource({
        "suspended, fail > third > second > first > main",
        "onTheWayBack, fail > throws after a call > calls the thrower > main of thrower",
        "neverSuspended, fail > fails at once > ready > main of ready",
        "throughALambda, fail > in the lambda > calls the lambda > main of lambda",
        "caughtAndThrownAgain, fail > third > in the try > awaits again > main of again",
        "madeBeforeASuspension, made early > awaits early > main of early",
        "ofAnotherTask, fail > third > awaited.from(Task-1) > awaits the task > main of task",
        "ofATaskThatHasEnded, fail > fails at once > awaited.from(Task-1) > awaits what has failed > main of late",
        "gathered, fail > third > awaited.from(Task-1) > gathers > main of gather",
        "grouped, fail > third > awaited.from(Task-1) > groups > main of group",
        "ofAFuture, fail > fails in a future > calls a method with a future",
        "ofAFutureLater, fail > fails later in a future",
        "ofTheLibrary, io.fermata > takes from the empty queue > main of library"
    })
    void the_trace_names_the_methods_and_their_lines(String method, String places) throws Exception {
        Throwable failure = failureOf(method);
        assertThat(String.join(" > ", places(failure))).isEqualTo(places);
        assertThat(failure.getStackTrace())
                .filteredOn(element -> element.getClassName().startsWith("programs."))
                .as("nothing generated")
                .allMatch(element -> element.getClassName().equals("programs.Traced")
                        && !element.getMethodName().matches("step|save\\d*|ensure"));
    }

    @Test
    void a_cancellation_tells_who_awaited_what_was_cancelled() throws Exception {
        Throwable failure = failureOf("ofATaskThatWasCancelled");
        assertThat(failure).isInstanceOf(CancellationException.class).hasCauseInstanceOf(CancelledError.class);
        assertThat(places(failure)).endsWith("awaits what was cancelled", "main of cancelled");
    }

    @Test
    void it_is_the_same_exception_and_one_without_a_trace_stays_so() throws Exception {
        Error stackless = new Error("no trace", null, false, false) {
            private static final long serialVersionUID = 1L;
        };

        assertThat(catchThrowable(() -> Asyncio.run(Coroutine.failed(stackless))))
                .isSameAs(stackless);
        assertThat(stackless.getStackTrace()).isEmpty();
    }

    @Test
    void an_exception_that_is_thrown_over_and_over_does_not_grow_for_ever() {
        RuntimeException constant = new IllegalStateException("constant");

        for (int i = 0; i < 3_000; i++) {
            int depth = i % 20;
            catchThrowable(() -> Asyncio.run(PROGRAM.call("rethrows", constant, depth)));
        }

        assertThat(constant.getStackTrace()).hasSizeLessThan(1_200);
    }

    private static Throwable failureOf(String name) throws Exception {
        Method method = PROGRAM.mainClass().getDeclaredMethod(name);
        method.setAccessible(true);
        Throwable thrown = catchThrowable(() -> method.invoke(null));
        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        return thrown.getCause();
    }

    /** What the source says in comments on the lines of the trace, as far as it belongs to the program. */
    private static List<String> places(Throwable failure) throws IOException {
        List<String> lines = Files.readAllLines(SOURCE);
        return Stream.of(failure.getStackTrace())
                .takeWhile(element -> !element.getClassName().startsWith("jdk.internal.reflect.")
                        && !element.getClassName().startsWith("java.lang.reflect."))
                .map(element -> element.getClassName().equals("programs.Traced")
                        ? lines.get(element.getLineNumber() - 1).split("// ", 2)[1]
                        : element.getClassName().startsWith("io.fermata.") ? "io.fermata" : element.toString())
                .toList();
    }
}
