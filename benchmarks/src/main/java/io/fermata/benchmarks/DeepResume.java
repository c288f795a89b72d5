package io.fermata.benchmarks;

import io.fermata.benchmarks.ea.EaChain;
import io.fermata.benchmarks.fermata.FermataChain;
import io.fermata.benchmarks.futures.FutureSwitch;
import io.fermata.benchmarks.hand.HandChain;
import io.fermata.benchmarks.kotlin.KotlinChain;
import io.fermata.benchmarks.tascalate.TascalateChain;
import io.fermata.benchmarks.threads.ThreadSwitch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does it cost to suspend ten calls deep and go on: in a chain made anew each time, and in one that stays? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeepResume {

    private static final int SUSPENSIONS = 100_000;

    /** Whether the chain of calls is made for each suspension or kept. */
    @Param({"fresh", "kept"})
    public String chain = "";

    private final FermataChain fermata = new FermataChain();
    private final HandChain hand = new HandChain();
    private final KotlinChain kotlin = new KotlinChain();
    private final ThreadSwitch threads = new ThreadSwitch();
    private final FutureSwitch futures = new FutureSwitch();
    private final EaChain ea = new EaChain();
    private final TascalateChain tascalate = new TascalateChain();

    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int handWritten() {
        return isFresh() ? hand.fresh(SUSPENSIONS) : hand.kept(SUSPENSIONS);
    }

    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int fermata() {
        return isFresh() ? fermata.fresh(SUSPENSIONS) : fermata.kept(SUSPENSIONS);
    }

    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int kotlinOwnLoop() {
        return isFresh() ? kotlin.fresh(SUSPENSIONS) : kotlin.kept(SUSPENSIONS);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int virtualThread() {
        return isFresh() ? threads.deep(SUSPENSIONS, 1) : threads.deep(1, SUSPENSIONS);
    }

    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int completableFuture() {
        return isFresh() ? futures.fresh(SUSPENSIONS) : futures.kept(SUSPENSIONS);
    }

    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int eaAsync() {
        return isFresh() ? ea.fresh(SUSPENSIONS) : ea.kept(SUSPENSIONS);
    }

    @Benchmark
    @OperationsPerInvocation(SUSPENSIONS)
    public int tascalate() {
        return isFresh() ? tascalate.fresh(SUSPENSIONS) : tascalate.kept(SUSPENSIONS);
    }

    private boolean isFresh() {
        return chain.equals("fresh");
    }
}
