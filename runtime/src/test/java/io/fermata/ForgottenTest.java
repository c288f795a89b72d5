package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program is told of that forgets things, by the properties it was started with. */
class ForgottenTest {

    @Test
    void in_debug_mode_what_was_never_awaited_or_closed_is_reported_by_the_collector_or_at_the_end() throws Exception {
        assertThat(new ChildJvm(List.of(), List.of("-Dfermata.debug=true")).outputOf(ForgetfulProgram.class))
                .containsExactly(
                        "coroutine 'Shop.mail' was never awaited",
                        "the end is near",
                        "async generator 'shop.Shop.items' was never closed",
                        "coroutine 'Shop.mail' was never awaited");
    }

    @Test
    void without_it_nothing_is_tracked() throws Exception {
        assertThat(new ChildJvm(List.of(), List.of("-Dfermata.traces=false", "-Dfermata.jmx=false"))
                        .outputOf(ForgetfulProgram.class))
                .containsExactly("the end is near");
    }
}
