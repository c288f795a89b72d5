package io.fermata.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be reached, in Markdown, beside what has been: by ratio to another contender of the same run, or by bytes. */
final class Targets {

    /** How a figure is compared with its bound. */
    private enum Figure {
        /** Fermata's time, as a multiple of the other's, is at most the bound. */
        AT_MOST("<= %sx") {
            @Override
            double of(Measurement fermata, Measurement other) {
                return fermata.value() / other.value();
            }
        },
        /** The other's time, as a multiple of Fermata's, is at least the bound. */
        FASTER(">= %sx as fast") {
            @Override
            double of(Measurement fermata, Measurement other) {
                return other.value() / fermata.value();
            }

            @Override
            boolean reaches(double figure, double bound) {
                return figure >= bound;
            }
        },
        /** What Fermata allocates or keeps is at most the bound: whole bytes, for a run has costs of its own to spread, too. */
        BYTES("<= %s bytes") {
            @Override
            double of(Measurement fermata, Measurement other) {
                return Math.rint(Double.isNaN(fermata.bytes()) ? fermata.value() : fermata.bytes());
            }
        };

        private final String bound;

        Figure(String bound) {
            this.bound = bound;
        }

        abstract double of(Measurement fermata, Measurement other);

        boolean reaches(double figure, double limit) {
            return figure <= limit;
        }
    }

    /** Compares Fermata with another contender; for bytes, with nobody. */
    private record Target(String question, String other, Figure figure, double bound) {
        static Target atMost(double bound, String question) {
            return new Target(question, "handWritten", Figure.AT_MOST, bound);
        }

        static Target faster(double bound, String question, String other) {
            return new Target(question, other, Figure.FASTER, bound);
        }

        static Target bytes(double bound, String question) {
            return new Target(question, OURS, Figure.BYTES, bound);
        }

        /** The method of the benchmark; the question is its class, followed by parameters, if it has any. */
        String benchmark(String contender) {
            return question.split(",", 2)[0] + "." + contender;
        }
    }

    private static final String OURS = "fermata";
    private static final String SLEEPERS = "Sleepers, 1,000,000 for 1 s: wall, bytes resident";
    private static final double ANY = 1.0;

    private static final List<Target> ALL = List.of(
            Target.atMost(1.15, "AwaitCompleted, depth 1"),
            Target.faster(ANY, "AwaitCompleted, depth 1", "kotlinOwnLoop"),
            Target.atMost(1.15, "AwaitCompleted, depth 10"),
            Target.faster(ANY, "AwaitCompleted, depth 10", "kotlinOwnLoop"),
            Target.atMost(1.15, "AwaitCompletedNotInlined, depth 1"),
            Target.atMost(0.5, "AwaitCompletedNotInlined, depth 10"),
            Target.atMost(1.25, "Switch, coroutines 1"),
            Target.faster(4, "Switch, coroutines 1", "kotlinOwnLoop"),
            Target.faster(20, "Switch, coroutines 1", "virtualThread"),
            Target.bytes(0, "Switch, coroutines 1"),
            Target.atMost(1.25, "Switch, coroutines 1000"),
            Target.faster(4, "Switch, coroutines 1000", "kotlinOwnLoop"),
            Target.faster(20, "Switch, coroutines 1000", "virtualThread"),
            Target.atMost(1.15, "DeepResume, chain fresh"),
            Target.atMost(1.15, "DeepResume, chain kept"),
            Target.atMost(3, "PingPong"),
            Target.faster(5, "PingPong", "kotlinOwnLoop"),
            Target.bytes(0, "PingPong"),
            Target.atMost(2, "Skynet"),
            Target.faster(ANY, "Skynet", "kotlinDefault"),
            Target.faster(ANY, "Skynet", "virtualThreads"),
            Target.bytes(104, "Memory, a suspended task"),
            Target.bytes(48, "Memory, each further await level"),
            Target.atMost(1.3, SLEEPERS),
            Target.bytes(250_000_000, SLEEPERS),
            Target.faster(0.9, "EchoThroughput", "netty"));

    private final List<Measurement> measurements;

    Targets(List<Measurement> measurements) {
        this.measurements = measurements;
    }

    /** Tells whether a target compares the time that a contender needs for a question. */
    static boolean areAboutTimeOf(String question, String contender) {
        return ALL.stream()
                .filter(target ->
                        target.figure() != Figure.BYTES && target.question().equals(question))
                .anyMatch(target -> contender.equals(OURS) || contender.equals(target.other()));
    }

    /** The benchmarks of JMH whose times are compared, as {@code Question.contender}. */
    static Stream<String> benchmarks() {
        return ALL.stream()
                .filter(target -> target.figure() != Figure.BYTES)
                .flatMap(target -> Stream.of(OURS, target.other()).map(target::benchmark))
                .distinct();
    }

    /** A line for each target that both contenders of were measured for. */
    String markdown() {
        StringBuilder table = new StringBuilder("| question | compared with | target | measured | |\n")
                .append("|---|---|--:|--:|---|\n");
        for (Target target : ALL) {
            Optional<Measurement> ours = find(target.question(), OURS);
            Optional<Measurement> other = find(target.question(), target.other());
            if (ours.isPresent() && other.isPresent()) {
                table.append(line(target, target.figure().of(ours.get(), other.get())));
            }
        }
        return table.toString();
    }

    private Optional<Measurement> find(String question, String contender) {
        return measurements.stream()
                .filter(each ->
                        each.question().equals(question) && each.contender().equals(contender))
                .findFirst();
    }

    private static String line(Target target, double figure) {
        Figure kind = target.figure();
        return "| %s | %s | %s | %s | %s |%n"
                .formatted(
                        target.question(),
                        kind == Figure.BYTES ? "" : Table.name(target.other()),
                        kind.bound.formatted(number(target.bound())),
                        number(figure) + (kind == Figure.BYTES ? "" : "x"),
                        kind.reaches(figure, target.bound()) ? "met" : "not met");
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) || value >= 100;
        return whole ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
