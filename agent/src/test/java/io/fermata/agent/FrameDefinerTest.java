package io.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.compiler.GeneratedClass;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameDefinerTest {
    private final ClassLoader loader = new ClassLoader(null) {};
    private final ClassLoader otherLoader = new ClassLoader(null) {};
    private final List<String> defined = new ArrayList<>();
    private LinkageError failure;

    private final FrameDefiner definer = new FrameDefiner((into, name, classFile, domain) -> {
        if (failure != null) {
            throw failure;
        }
        defined.add(name);
        return Object.class;
    });

    @Test
    void frames_are_defined_under_their_binary_names() {
        definer.define(loader, "Main", frames("com/acme/Main$count$1", 1), null);

        assertThat(defined).containsExactly("com.acme.Main$count$1");
    }

    @Test
    void a_host_that_comes_by_again_finds_its_frames() {
        definer.define(loader, "Main", frames("Main$count$1", 1), null);
        failure = new LinkageError("duplicate class definition");

        assertThatCode(() -> definer.define(loader, "Main", frames("Main$count$1", 1), null))
                .doesNotThrowAnyException();
    }

    @Test
    void the_same_name_with_other_code_is_refused() {
        definer.define(loader, "Main", frames("Main$count$1", 1), null);

        assertThatThrownBy(() -> definer.define(loader, "Main", frames("Main$count$1", 2), null))
                .isInstanceOf(LinkageError.class)
                .hasMessageContaining("Main$count$1");
    }

    @Test
    void loaders_do_not_share_frames() {
        definer.define(loader, "Main", frames("Main$count$1", 1), null);
        definer.define(otherLoader, "Main", frames("Main$count$1", 2), null);

        assertThat(defined).hasSize(2);
        assertThat(definer.areDefined(loader, frames("Main$count$1", 1))).isTrue();
        assertThat(definer.areDefined(otherLoader, frames("Main$count$1", 1))).isFalse();
    }

    @Test
    void a_definition_that_failed_is_forgotten() {
        failure = new NoClassDefFoundError("io/fermata/Coroutine");
        assertThatThrownBy(() -> definer.define(loader, "Main", frames("Main$count$1", 1), null))
                .isSameAs(failure);
        assertThat(definer.areDefined(loader, frames("Main$count$1", 1))).isFalse();

        failure = null;
        definer.define(loader, "Main", frames("Main$count$1", 1), null);
        assertThat(definer.areDefined(loader, frames("Main$count$1", 1))).isTrue();
    }

    @Test
    void of_two_threads_that_define_the_same_frame_at_once_neither_fails() {
        FrameDefiner[] racing = new FrameDefiner[1];
        boolean[] begun = new boolean[1];
        racing[0] = new FrameDefiner((into, name, classFile, domain) -> {
            if (begun[0]) {
                return Object.class;
            }
            begun[0] = true;
            racing[0].define(into, "Main", frames("Main$count$1", 1), domain); // as another thread would meanwhile
            throw new LinkageError("duplicate class definition");
        });

        assertThatCode(() -> racing[0].define(loader, "Main", frames("Main$count$1", 1), null))
                .doesNotThrowAnyException();
        assertThat(racing[0].areDefined(loader, frames("Main$count$1", 1))).isTrue();
    }

    @Test
    void frames_belong_to_the_host_they_were_defined_for_and_to_no_class_of_a_similar_name() {
        definer.define(loader, "Main$Nested", frames("Main$Nested$count$1", 1), null);

        assertThat(definer.belongTo(loader, "Main$Nested")).isTrue();
        assertThat(definer.belongTo(loader, "Main")).isFalse();
        assertThat(definer.belongTo(otherLoader, "Main$Nested")).isFalse();
    }

    private static List<GeneratedClass> frames(String name, int content) {
        return List.of(new GeneratedClass(name, new byte[] {(byte) content}));
    }
}
