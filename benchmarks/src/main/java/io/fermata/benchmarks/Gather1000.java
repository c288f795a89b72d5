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

/** What does it cost to run a thousand at once that suspend once each, and to wait for all? For all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Gather1000 {

    private static final int MEMBERS = 1_000;

    private final FermataTasks fermata = new FermataTasks();
    private final HandTasks hand = new HandTasks();
    private final KotlinTasks kotlinOwn = new KotlinTasks(KotlinContext.OWN_LOOP);
    private final KotlinTasks kotlinPool = new KotlinTasks(KotlinContext.DEFAULT);
    private final ThreadTasks threads = new ThreadTasks();
    private final FutureTasks futures = new FutureTasks();
    private final EaTasks ea = new EaTasks();
    private final TascalateTasks tascalate = new TascalateTasks();

    @Benchmark
    public int handWritten() {
        return hand.gatherAll(MEMBERS);
    }

    @Benchmark
    public int fermata() {
        return fermata.gatherAll(MEMBERS);
    }

    @Benchmark
    public int kotlinOwnLoop() {
        return kotlinOwn.gather(MEMBERS);
    }

    @Benchmark
    public int kotlinDefault() {
        return kotlinPool.gather(MEMBERS);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    public int virtualThread() {
        return threads.gatherAll(MEMBERS);
    }

    @Benchmark
    public int completableFuture() {
        return futures.gatherAll(MEMBERS);
    }

    @Benchmark
    public int eaAsync() {
        return ea.gatherAll(MEMBERS);
    }

    @Benchmark
    public int tascalate() {
        return tascalate.gatherAll(MEMBERS);
    }
}
