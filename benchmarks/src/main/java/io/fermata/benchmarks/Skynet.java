package io.fermata.benchmarks;

import io.fermata.benchmarks.ea.EaTasks;
import io.fermata.benchmarks.fermata.FermataTasks;
import io.fermata.benchmarks.futures.FutureTasks;
import io.fermata.benchmarks.hand.HandTasks;
import io.fermata.benchmarks.kotlin.KotlinContext;
import io.fermata.benchmarks.kotlin.KotlinTasks;
import io.fermata.benchmarks.tascalate.TascalateTasks;
import io.fermata.benchmarks.threads.ThreadTasks;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How long does it take to start a tree of a million tasks, ten under each, and to add up their numbers? The young generation is large,
 * for what waits in a queue of a million would measure the collector otherwise.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-Xmn3g"})
public class Skynet {

    private static final int LEAVES = 1_000_000;

    private final FermataTasks fermata = new FermataTasks();
    private final HandTasks hand = new HandTasks();
    private final KotlinTasks kotlinOwn = new KotlinTasks(KotlinContext.OWN_LOOP);
    private final KotlinTasks kotlinPool = new KotlinTasks(KotlinContext.DEFAULT);
    private final ThreadTasks threads = new ThreadTasks();
    private final FutureTasks futures = new FutureTasks();
    private final EaTasks ea = new EaTasks();
    private final TascalateTasks tascalate = new TascalateTasks();

    @Benchmark
    public long handWritten() {
        return hand.skynet(LEAVES);
    }

    @Benchmark
    public long fermata() {
        return fermata.skynet(LEAVES);
    }

    @Benchmark
    public long kotlinOwnLoop() {
        return kotlinOwn.skynet(LEAVES);
    }

    @Benchmark
    public long kotlinDefault() {
        return kotlinPool.skynet(LEAVES);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    public long virtualThread() {
        return threads.skynet(LEAVES);
    }

    @Benchmark
    public long completableFuture() {
        return futures.skynet(LEAVES);
    }

    @Benchmark
    public long virtualThreads() {
        return threads.skynet(LEAVES);
    }

    @Benchmark
    public long eaAsync() {
        return ea.skynet(LEAVES);
    }

    @Benchmark
    public long tascalate() {
        return tascalate.skynet(LEAVES);
    }
}
