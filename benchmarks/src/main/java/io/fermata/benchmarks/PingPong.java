package io.fermata.benchmarks;

import io.fermata.benchmarks.fermata.FermataPingPong;
import io.fermata.benchmarks.hand.HandPingPong;
import io.fermata.benchmarks.kotlin.KotlinContext;
import io.fermata.benchmarks.kotlin.KotlinPingPong;
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

/** What does a message cost between two that wait for each other, through a queue of capacity 1? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PingPong {

    private static final int ROUNDS = 50_000;

    private final FermataPingPong fermata = new FermataPingPong();
    private final HandPingPong hand = new HandPingPong();
    private final KotlinPingPong kotlinOwn = new KotlinPingPong(KotlinContext.OWN_LOOP);
    private final KotlinPingPong kotlinPool = new KotlinPingPong(KotlinContext.DEFAULT);
    private final ThreadQueues threads = new ThreadQueues();

    @Benchmark
    @OperationsPerInvocation(2 * ROUNDS)
    public int handWritten() {
        return hand.run(ROUNDS);
    }

    @Benchmark
    @OperationsPerInvocation(2 * ROUNDS)
    public int fermata() {
        return fermata.run(ROUNDS);
    }

    @Benchmark
    @OperationsPerInvocation(2 * ROUNDS)
    public int kotlinOwnLoop() {
        return kotlinOwn.run(ROUNDS);
    }

    @Benchmark
    @OperationsPerInvocation(2 * ROUNDS)
    public int kotlinDefault() {
        return kotlinPool.run(ROUNDS);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    @OperationsPerInvocation(2 * ROUNDS)
    public int virtualThread() {
        return threads.pingPong(ROUNDS);
    }
}
