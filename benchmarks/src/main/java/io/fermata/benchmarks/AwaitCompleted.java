package io.fermata.benchmarks;

import io.fermata.benchmarks.ea.EaLevels;
import io.fermata.benchmarks.fermata.FermataLevels;
import io.fermata.benchmarks.fermata.FermataOpenLevels;
import io.fermata.benchmarks.futures.FutureLevels;
import io.fermata.benchmarks.hand.HandLevels;
import io.fermata.benchmarks.kotlin.KotlinLevels;
import io.fermata.benchmarks.reactor.ReactorItems;
import io.fermata.benchmarks.tascalate.TascalateLevels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does an async call cost that does not suspend: one call, and ten that call one another? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AwaitCompleted {

    private static final int CALLS = 100_000;

    /** How many methods deep the call goes. */
    @Param({"1", "10"})
    public int depth;

    private final FermataLevels fermata = new FermataLevels();
    private final FermataOpenLevels fermataOpen = new FermataOpenLevels();
    private final HandLevels hand = new HandLevels();
    private final KotlinLevels kotlin = new KotlinLevels();
    private final FutureLevels futures = new FutureLevels();
    private final ReactorItems reactor = new ReactorItems();
    private final EaLevels ea = new EaLevels();
    private final TascalateLevels tascalate = new TascalateLevels();

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int handWritten() {
        return depth == 1 ? hand.one(CALLS) : hand.ten(CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int fermata() {
        return depth == 1 ? fermata.one(CALLS) : fermata.ten(CALLS);
    }

    /** Calls of methods that could be overridden. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int fermataVirtual() {
        return depth == 1 ? fermataOpen.one(CALLS) : fermataOpen.ten(CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int kotlinOwnLoop() {
        return depth == 1 ? kotlin.one(CALLS) : kotlin.ten(CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int completableFuture() {
        return depth == 1 ? futures.one(CALLS) : futures.ten(CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int reactor() {
        return reactor.completed(CALLS, depth);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int eaAsync() {
        return depth == 1 ? ea.one(CALLS) : ea.ten(CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int tascalate() {
        return depth == 1 ? tascalate.one(CALLS) : tascalate.ten(CALLS);
    }
}
