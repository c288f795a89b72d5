package io.fermata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each sample prints what it should, to the letter, whether the build or the agent has transformed it. */
class SamplesTest {
    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void three_counts_overlap_and_take_one_second(Way way) {
        assertThat(output(way, "InVirtualTime", "CountAsync")).isEqualTo("""
                One
                One
                One
                Two
                Two
                Two
                PT1S
                """);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void main_runs_in_real_time(Way way) {
        assertThat(output(way, "CountAsync"))
                .matches("One\nOne\nOne\nTwo\nTwo\nTwo\nCountAsync executed in [1-9]\\d*\\.\\d\\d seconds\\.\n");
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void three_draws_retry_side_by_side_in_their_own_colours(Way way) {
        assertThat(output(way, "InVirtualTime", "MakeRandom").replace("\033", "ESC"))
                .isEqualTo(expected("MakeRandom.txt"));
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void three_chains_take_as_long_as_the_longest(Way way) {
        String output = output(way, "InVirtualTime", "Chained", "1", "2", "3");
        assertThat(output).isEqualTo(expected("Chained.txt"));
        assertThat(output(way, "InVirtualTime", "Chained")).isEqualTo(output);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void each_item_produced_is_consumed_before_the_program_ends(Way way) {
        String output = output(way, "InVirtualTime", "ProducerConsumer", "-p", "2", "--ncon", "3");
        assertThat(output).isEqualTo(expected("ProducerConsumer.txt"));
        assertThat(found("got element <(\\w+)>", output))
                .containsExactlyElementsOf(found("added <(\\w+)>", output))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void options_are_explained(Way way) {
        assertThat(output(way, "ProducerConsumer", "--help")).contains("-p, --nprod", "-c, --ncon");
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void twelve_hours_of_chess_shrink_to_one(Way way) {
        assertThat(output(way, "InVirtualTime", "ChessExhibition")).isEqualTo("""
                Judit plays 24 games of 30 pairs of moves.
                Game by game: 12 hours
                From table to table: 1 hour
                PT13H55S
                """);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void objects_futures_and_http_responses_are_awaited(Way way) {
        assertThat(output(way, "Awaitables")).isEqualTo("""
                An object: Hello, postman!
                A future: 7
                Its failure: as it was thrown
                An HTTP response: 200 from around the corner
                """);
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_TRANSFORMED", mode = Mode.EXCLUDE)
    void futures_of_an_existing_application_are_awaited(Way way) {
        assertThat(output(way, "ExistingApp")).isEqualTo("""
                with callbacks: 1120
                with await: 1120
                to pay: 1120
                sorry, no price for coffee
                """);
    }

    @Test
    void code_that_was_not_transformed_says_how_to_transform_it() {
        Program ran = Way.NOT_TRANSFORMED.run("CountAsync");
        assertThat(ran.exitCode()).isOne();
        assertThat(ran.errors()).contains("IllegalStateException", "fermata-maven-plugin", "-javaagent:");
    }

    private static String output(Way way, String mainClass, String... arguments) {
        Program ran = way.run(mainClass, arguments);
        assertThat(ran.errors()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        return ran.output();
    }

    private static String expected(String file) {
        try (InputStream in = Objects.requireNonNull(SamplesTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
