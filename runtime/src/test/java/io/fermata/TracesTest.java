package io.fermata;

import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the stack traces of exceptions that are not as others are. */
class TracesTest {
    private static final StackTraceElement USER = new StackTraceElement("shop.Stock", "take", "Stock.java", 12);
    private static final StackTraceElement USERS_CALLER = new StackTraceElement("shop.Main", "main", "Main.java", 3);

    private static <T> Script<T> script() {
        return new Script<>();
    }

    enum Oddity {
        NULL_TRACE,
        NULL_ELEMENTS,
        THROWS
    }

    private static final class OddException extends RuntimeException {
        private final Oddity oddity;

        OddException(Oddity oddity) {
            this.oddity = oddity;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return switch (oddity) {
                case NULL_TRACE -> null;
                case NULL_ELEMENTS -> new StackTraceElement[] {USER, null};
                case THROWS -> throw new IllegalStateException("no trace for you");
            };
        }
    }

    /** Thrown two frames below the one that catches it, after a suspension. */
    private static Object caughtTwoFramesAbove(Throwable thrown) {
        Script<Object> inner = script().await(v -> yieldNow()).run(v -> {
            throw thrown;
        });
        return VirtualTime.run(script().await(v -> script().await(w -> inner)).rescue(caught -> caught));
    }

    private static List<String> methods(Throwable failure) {
        List<String> methods = new ArrayList<>();
        for (StackTraceElement element : failure.getStackTrace()) {
            methods.add(element.getClassName() + "." + element.getMethodName());
        }
        return methods;
    }

    @ParameterizedTest
    @EnumSource
    void an_exception_with_a_trace_of_its_own_making_passes_as_it_is(Oddity oddity) {
        OddException odd = new OddException(oddity);
        assertThat(caughtTwoFramesAbove(odd)).isSameAs(odd);
    }

    @ParameterizedTest
    @EnumSource
    void so_it_does_when_it_leaves_the_loop_or_is_thrown_again(Oddity oddity) {
        OddException odd = new OddException(oddity);
        Object[] caught = new Object[1];
        try {
            VirtualTime.run(script().run(v -> Asyncio.createTask(script().run(w -> {
                        throw odd;
                    })))
                    .repeat(2, v -> v instanceof Task<?> task ? task : yieldNow()));
        } catch (OddException thrown) {
            caught[0] = thrown;
        }
        assertThat(caught[0]).isSameAs(odd);
    }

    @Test
    void callers_are_added_to_a_trace_that_is_one_shorter_than_they_are() {
        Throwable shortened = new IllegalStateException("short");
        shortened.setStackTrace(new StackTraceElement[] {USER});
        caughtTwoFramesAbove(shortened);
        assertThat(methods(shortened))
                .containsExactly("shop.Stock.take", "io.fermata.Script.step", "io.fermata.Script.step");
    }

    @Test
    void the_runtime_is_left_out_between_methods_of_the_user_whichever_of_its_packages_it_is() {
        Throwable failure = new IllegalStateException("crossed");
        failure.setStackTrace(new StackTraceElement[] {
            USER,
            new StackTraceElement("io.fermata.net.Reading", "step", "Reading.java", 30),
            new StackTraceElement("io.fermata.Gathering", "run", "Gathering.java", 30),
            USERS_CALLER
        });
        caughtTwoFramesAbove(failure);
        assertThat(methods(failure)).startsWith("shop.Stock.take", "shop.Main.main");
    }

    @Test
    void packages_below_the_runtimes_are_not_the_runtime() {
        Throwable failure = new IllegalStateException("crossed");
        failure.setStackTrace(new StackTraceElement[] {
            USER, new StackTraceElement("io.fermata.samples.Shop", "open", "Shop.java", 30), USERS_CALLER
        });
        caughtTwoFramesAbove(failure);
        assertThat(methods(failure)).startsWith("shop.Stock.take", "io.fermata.samples.Shop.open", "shop.Main.main");
    }

    private static StackTraceElement[] withCallers(int count) {
        StackTraceElement[] trace = new StackTraceElement[count];
        Arrays.fill(trace, USERS_CALLER);
        trace[0] = USER;
        return trace;
    }

    @Test
    void a_trace_that_is_very_long_already_grows_no_more() {
        Throwable failure = new IllegalStateException("again and again");
        failure.setStackTrace(withCallers(1024));
        caughtTwoFramesAbove(failure);
        assertThat(failure.getStackTrace()).hasSize(1024);
    }

    @Test
    void generated_methods_right_below_the_ones_they_belong_to_are_left_out() {
        Throwable failure = new IllegalStateException("crossed");
        failure.setStackTrace(new StackTraceElement[] {
            USER,
            new StackTraceElement("shop.Stock$take$1", "step", "Stock.java", -1),
            new StackTraceElement("shop.Stock", "find", "Stock.java", 30),
            new StackTraceElement("shop.Stock", "find", "Stock.java", -1),
            new StackTraceElement("shop.Stock", "step", "Stock.java", 40),
            new StackTraceElement("shop.Stock", "bridge", "Stock.java", -1),
            USERS_CALLER
        });
        caughtTwoFramesAbove(failure);
        assertThat(methods(failure))
                .startsWith(
                        "shop.Stock.take", "shop.Stock.find", "shop.Stock.step", "shop.Stock.bridge", "shop.Main.main");
    }

    @Test
    void off_any_task_a_trace_says_that_the_coroutine_was_started_by_hand() {
        Throwable failure = new IllegalStateException("by hand");
        List<Continuation<? super Object>> waiting = new ArrayList<>();
        List<Throwable> seen = new ArrayList<>();
        Awaitable<Object> foreign = waiting::add;
        script().await(v -> script().await(w -> foreign)).rescue(seen::add).start(new Continuation<>() {
            @Override
            public void resume(Object value) {}

            @Override
            public void fail(Throwable thrown) {}
        });
        waiting.get(0).fail(failure);
        assertThat(seen).containsExactly(failure);
        assertThat(methods(failure)).contains("awaited.from").endsWith("io.fermata.Script.step");
        assertThat(failure.getStackTrace()).anyMatch(frame -> "Coroutine.start".equals(frame.getFileName()));
    }

    @Test
    void in_debug_mode_a_failure_tells_once_where_tasks_of_one_name_were_made() {
        Throwable failure = new IllegalStateException("twice");
        EventLoop loop = VirtualTime.loop();
        loop.setDebug(true);
        loop.setExceptionHandler((where, context) -> {});
        for (int i = 0; i < 2; i++) {
            Task<Object> task = loop.createTask(
                    script().run(v -> {
                        throw failure;
                    }),
                    "twin");
            loop.runUntilComplete(script().await(v -> task).rescue(e -> null));
        }
        loop.close();
        assertThat(methods(failure)).filteredOn("created.at"::equals).hasSizeLessThanOrEqualTo(1);
    }
}
