package io.fermata.compiler;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.compiler.oracle.Pending;
import io.fermata.compiler.oracle.Program;
import org.junit.jupiter.api.Test;

class UntransformedTest {
    @Test
    void an_await_that_was_not_transformed_names_both_ways_to_transform() {
        Class<?> untransformed = Program.named("Scale").untransformed();
        assertThatThrownBy(() -> Program.call(untransformed, "loop", new Pending<>(), 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fermata-maven-plugin")
                .hasMessageContaining("-javaagent");
    }
}
