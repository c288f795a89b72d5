package io.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ","})
    void no_options_cover_every_class(String text) {
        AgentOptions options = AgentOptions.parse(text);

        assertThat(options.covers("com.acme.Main")).isTrue();
        assertThat(options.dump()).isNull();
        assertThat(options.debug()).isFalse();
    }

    @Test
    void all_options_can_be_given_at_once() {
        AgentOptions options = AgentOptions.parse("include=com.acme.*, exclude=com.acme.old.*, dump=out,debug=true");

        assertThat(options.covers("com.acme.Main")).isTrue();
        assertThat(options.covers("com.acme.old.Main")).isFalse();
        assertThat(options.covers("org.other.Main")).isFalse();
        assertThat(options.dump()).isEqualTo(Path.of("out"));
        assertThat(options.debug()).isTrue();
    }

    @Test
    void patterns_add_up_with_colons_and_with_repeated_keys() {
        AgentOptions options = AgentOptions.parse("include=a.*:b.*,include=c.*");

        assertThat(options.covers("a.X")).isTrue();
        assertThat(options.covers("b.X")).isTrue();
        assertThat(options.covers("c.X")).isTrue();
        assertThat(options.covers("d.X")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour=red", "debug", "Debug=true"})
    void an_unknown_option_is_named_beside_the_known_ones(String text) {
        assertThatThrownBy(() -> AgentOptions.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("include=")
                .hasMessageContaining("debug=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug=yes", "dump=", "dump=a\0b"})
    void a_bad_value_is_named(String text) {
        assertThatThrownBy(() -> AgentOptions.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
