package io.fermata.benchmarks;

import io.fermata.benchmarks.fermata.FermataItems;
import io.fermata.benchmarks.hand.HandItems;
import io.fermata.benchmarks.kotlin.KotlinItems;
import io.fermata.benchmarks.reactor.ReactorItems;
import io.fermata.benchmarks.tascalate.TascalateItems;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does an item of an asynchronous iteration cost that is there at once? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AsyncGenerator {

    private static final int ITEMS = 100_000;

    private final FermataItems fermata = new FermataItems();
    private final HandItems hand = new HandItems();
    private final KotlinItems kotlin = new KotlinItems();
    private final ReactorItems reactor = new ReactorItems();
    private final TascalateItems tascalate = new TascalateItems();

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int handWritten() {
        return hand.run(ITEMS);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int fermata() {
        return fermata.run(ITEMS);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int kotlinOwnLoop() {
        return kotlin.run(ITEMS);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int reactor() {
        return reactor.run(ITEMS);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int tascalate() {
        return tascalate.run(ITEMS);
    }
}
