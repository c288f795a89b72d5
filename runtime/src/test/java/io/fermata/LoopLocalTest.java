package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopLocalTest {

    private final LoopLocal<String> name = LoopLocal.withInitial("nobody");

    @Test
    void each_loop_has_its_own() {
        EventLoop first = VirtualTime.loop();
        EventLoop second = VirtualTime.loop();
        name.set(first, "Ada");

        assertThat(name.get(first)).isEqualTo("Ada");
        assertThat(name.get(second)).isEqualTo("nobody");
    }

    @Test
    void all_tasks_and_callbacks_of_a_loop_see_the_same() {
        EventLoop loop = VirtualTime.loop();
        Coroutine<Object> change = new Script<>().run(v -> {
            name.set(loop, "Grace");
            return null;
        });
        loop.runUntilComplete(change);

        String[] seen = new String[1];
        loop.callSoon(() -> seen[0] = name.get(EventLoop.current()));
        loop.runUntilComplete(new Script<>().await(v -> Asyncio.yieldNow()));

        assertThat(seen[0]).isEqualTo("Grace");
    }
}
