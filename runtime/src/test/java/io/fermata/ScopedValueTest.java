package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.toThread;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

/** Which scoped values a coroutine sees: by reflection, for they are younger than what the tests are compiled for. */
@EnabledForJreRange(minVersion = 25)
class ScopedValueTest {
    private final List<String> log = new ArrayList<>();
    private Class<?> type;
    private Object key;

    private static Script<Object> script() {
        return new Script<>();
    }

    @BeforeEach
    void makeKey() throws ReflectiveOperationException {
        type = Class.forName("java.lang.ScopedValue");
        key = type.getMethod("newInstance").invoke(null);
    }

    private void bound(String value, Runnable body) {
        try {
            Object carrier = type.getMethod("where", type, Object.class).invoke(null, key, value);
            Class.forName("java.lang.ScopedValue$Carrier")
                    .getMethod("run", Runnable.class)
                    .invoke(carrier, body);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Object seen() {
        try {
            return type.getMethod("orElse", Object.class).invoke(key, "nothing");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bound_around_a_run_it_is_seen_by_all_that_the_loop_runs() {
        bound(
                "around",
                () -> VirtualTime.run(script().then(() -> log.add("main " + seen()))
                        .await(v -> yieldNow())
                        .then(() -> log.add("resumed " + seen()))
                        .run(v -> createTask(script().await(w -> yieldNow()).then(() -> log.add("task " + seen()))))
                        .await(v -> v)));
        assertThat(log).containsExactly("main around", "resumed around", "task around");
    }

    @Test
    void bound_by_a_coroutine_it_is_seen_by_what_is_called_there_alone() {
        VirtualTime.run(script().then(() -> bound("inside", () -> log.add("called " + seen())))
                .then(() -> bound("inside", () -> createTask(script().then(() -> log.add("task " + seen())))))
                .repeat(2, v -> yieldNow()));
        assertThat(log).containsExactly("called inside", "task nothing");
    }

    @Test
    void another_thread_does_not_see_it_but_task_locals() {
        TaskLocal<String> local = TaskLocal.withInitial("nothing");
        bound(
                "around",
                () -> VirtualTime.run(script().then(() -> local.set("local"))
                        .await(v -> toThread(() -> seen() + " " + local.get()))
                        .run(v -> log.add("" + v))));
        assertThat(log).containsExactly("nothing local");
    }
}
