package io.fermata.benchmarks;

import io.fermata.benchmarks.ea.EaSwitch;
import io.fermata.benchmarks.fermata.FermataSwitch;
import io.fermata.benchmarks.futures.FutureSwitch;
import io.fermata.benchmarks.hand.HandSwitch;
import io.fermata.benchmarks.kotlin.KotlinContext;
import io.fermata.benchmarks.kotlin.KotlinSwitch;
import io.fermata.benchmarks.tascalate.TascalateSwitch;
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

/** What does it cost to let the next one run: alone, and a thousand in turn? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Switch {

    private static final int SWITCHES = 200_000;

    /** How many take turns. */
    @Param({"1", "1000"})
    public int coroutines;

    private final FermataSwitch fermata = new FermataSwitch();
    private final HandSwitch hand = new HandSwitch();
    private final KotlinSwitch kotlinOwn = new KotlinSwitch(KotlinContext.OWN_LOOP);
    private final KotlinSwitch kotlinPool = new KotlinSwitch(KotlinContext.DEFAULT);
    private final ThreadSwitch threads = new ThreadSwitch();
    private final FutureSwitch futures = new FutureSwitch();
    private final EaSwitch ea = new EaSwitch();
    private final TascalateSwitch tascalate = new TascalateSwitch();

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void handWritten() {
        hand.run(coroutines, SWITCHES / coroutines);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void fermata() {
        fermata.run(coroutines, SWITCHES / coroutines);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void kotlinOwnLoop() {
        kotlinOwn.run(coroutines, SWITCHES / coroutines);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void kotlinDefault() {
        kotlinPool.run(coroutines, SWITCHES / coroutines);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void virtualThread() {
        threads.run(coroutines, SWITCHES / coroutines);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void completableFuture() {
        futures.run(coroutines, SWITCHES / coroutines);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void eaAsync() {
        ea.run(coroutines, SWITCHES / coroutines);
    }

    @Benchmark
    @OperationsPerInvocation(SWITCHES)
    public void tascalate() {
        tascalate.run(coroutines, SWITCHES / coroutines);
    }
}
