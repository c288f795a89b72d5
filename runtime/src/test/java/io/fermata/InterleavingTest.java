package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No wake-up and no item is ever lost: all short sequences of moves, cancellations among them, on everything that tasks
 * wait for, and long ones by chance, always the same. {@code -Dfermata.tests=long} tries longer, more, and others each time.
 */
class InterleavingTest {
    private static final boolean LONG = "long".equals(System.getProperty("fermata.tests"));
    private static final long SEED = Long.getLong("fermata.interleavings.seed", LONG ? System.nanoTime() : 1);

    private static final LongAdder COVERED = new LongAdder();
    private static final LongAdder TRIED = new LongAdder();

    @AfterAll
    static void tell() {
        System.out.println("interleavings: " + COVERED + " sequences of moves, " + TRIED
                + " of them different; those by chance from seed " + SEED);
    }

    /** @param length of the longest sequences of which all are tried */
    record Subject(String name, int length, Supplier<Trial> trials) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Subject> subjects() {
        List<Subject> locks = List.of(
                new Subject("lock", 5, LockTrials.OfLock::new),
                new Subject("semaphore of 0", 5, () -> new LockTrials.OfSemaphore(0)),
                new Subject("semaphore of 2", 4, () -> new LockTrials.OfSemaphore(2)),
                new Subject("event", 4, LockTrials.OfEvent::new),
                new Subject("condition", 4, LockTrials.OfCondition::new),
                new Subject("barrier", 4, QueueTrials.OfBarrier::new),
                new Subject("join", 4, QueueTrials.OfJoin::new));
        return Stream.concat(
                locks.stream(), Stream.of(QueueTrials.Kind.values()).flatMap(InterleavingTest::queues));
    }

    private static Stream<Subject> queues(QueueTrials.Kind kind) {
        int length = kind == QueueTrials.Kind.FIFO ? 4 : 3;
        return IntStream.range(0, 3)
                .boxed()
                .flatMap(size -> Stream.of(
                        new Subject(kind + " queue of " + size, length, () -> new QueueTrials.OfQueue(kind, size)),
                        new Subject(
                                kind + " queue of " + size + " with an end",
                                3,
                                () -> new QueueTrials.OfQueue(kind, size).withShutdown())));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void every_short_sequence_of_moves_agrees_with_the_model(Subject subject) {
        MoveSearch search = new MoveSearch(subject.trials);
        search.tryAll(subject.length + (LONG ? 1 : 0));
        assertThat(search.covered()).isGreaterThan(500);
        count(search);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void so_do_long_ones_by_chance(Subject subject) {
        MoveSearch search = new MoveSearch(subject.trials);
        search.tryRandomly(SEED, LONG ? 100_000 : 200, 40);
        count(search);
    }

    private static void count(MoveSearch search) {
        COVERED.add(search.covered());
        TRIED.add(search.tried());
    }
}
