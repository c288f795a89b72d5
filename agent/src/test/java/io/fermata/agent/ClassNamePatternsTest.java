package io.fermata.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassNamePatternsTest {

    @Test
    void a_star_stands_for_any_characters_and_dots() {
        assertThat(matches("com.acme.*", "com.acme.Main")).isTrue();
        assertThat(matches("com.acme.*", "com.acme.deep.Main")).isTrue();
        assertThat(matches("*.Main", "com.acme.Main")).isTrue();
        assertThat(matches("com.acme.*", "com.acmeX.Main")).isFalse();
    }

    @Test
    void a_question_mark_stands_for_one_character() {
        assertThat(matches("com.acme.Main?", "com.acme.Main1")).isTrue();
        assertThat(matches("com.acme.Main?", "com.acme.Main")).isFalse();
    }

    @Test
    void everything_else_stands_for_itself() {
        assertThat(matches("com.acme.Main", "com.acme.Main")).isTrue();
        assertThat(matches("com.acme.Main", "com.acme.Mainframe")).isFalse();
        assertThat(matches("com.acme.[a-z]", "com.acme.b")).isFalse();
    }

    @Test
    void nested_classes_go_with_the_class_around_them() {
        assertThat(matches("com.acme.Main", "com.acme.Main$Inner$1")).isTrue();
        assertThat(matches("com.acme.Main$Inner", "com.acme.Main")).isFalse();
    }

    @Test
    void slashes_are_as_good_as_dots() {
        assertThat(matches("com/acme/*", "com.acme.Main")).isTrue();
    }

    @Test
    void no_pattern_matches_nothing() {
        assertThat(matches("", "com.acme.Main")).isFalse();
    }

    private static boolean matches(String pattern, String className) {
        return ClassNamePatterns.parse(pattern).matches(className);
    }
}
