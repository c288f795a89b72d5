package io.fermata;

import static io.fermata.Asyncio.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountTest {
    private final List<String> log = new ArrayList<>();

    private Coroutine<Void> count() {
        return new Script<Void>()
                .then(() -> log.add("One"))
                .await(v -> sleep(Duration.ofMillis(1)))
                .then(() -> log.add("Two"));
    }

    @Test
    void coroutines_that_are_gathered_run_concurrently() {
        run(new Script<Void>().await(v -> gather(count(), count(), count())));
        assertThat(log).containsExactly("One", "One", "One", "Two", "Two", "Two");
    }

    @Test
    void a_failure_leaves_run_as_it_was_thrown() {
        Exception failure = new java.io.IOException("x");
        assertThatThrownBy(() -> run(new Script<Void>().await(v -> yieldNow()).await(v -> Coroutine.failed(failure))))
                .isSameAs(failure);
    }
}
