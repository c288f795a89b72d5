package io.fermata.benchmarks;

import io.fermata.benchmarks.fermata.FermataStream;
import io.fermata.benchmarks.hand.HandStream;
import io.fermata.benchmarks.kotlin.KotlinContext;
import io.fermata.benchmarks.kotlin.KotlinStream;
import io.fermata.benchmarks.threads.ThreadQueues;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does an item cost that goes through a queue of capacity 100? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProducerConsumer {

    private static final int ITEMS = 100_000;
    private static final int CAPACITY = 100;

    private final FermataStream fermata = new FermataStream();
    private final HandStream hand = new HandStream();
    private final KotlinStream kotlinOwn = new KotlinStream(KotlinContext.OWN_LOOP);
    private final KotlinStream kotlinPool = new KotlinStream(KotlinContext.DEFAULT);
    private final ThreadQueues threads = new ThreadQueues();

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int handWritten() {
        return hand.run(ITEMS, CAPACITY);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int fermata() {
        return fermata.run(ITEMS, CAPACITY);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int kotlinOwnLoop() {
        return kotlinOwn.run(ITEMS, CAPACITY);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int kotlinDefault() {
        return kotlinPool.run(ITEMS, CAPACITY);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public int virtualThread() {
        return threads.stream(ITEMS, CAPACITY);
    }
}
