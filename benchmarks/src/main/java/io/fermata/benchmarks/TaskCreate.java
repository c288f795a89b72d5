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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does it cost to start a task that ends at once, and to wait for it? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaskCreate {

    private static final int TASKS = 100_000;

    private final FermataTasks fermata = new FermataTasks();
    private final HandTasks hand = new HandTasks();
    private final KotlinTasks kotlinOwn = new KotlinTasks(KotlinContext.OWN_LOOP);
    private final KotlinTasks kotlinPool = new KotlinTasks(KotlinContext.DEFAULT);
    private final ThreadTasks threads = new ThreadTasks();
    private final FutureTasks futures = new FutureTasks();
    private final EaTasks ea = new EaTasks();
    private final TascalateTasks tascalate = new TascalateTasks();

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int handWritten() {
        return hand.oneByOne(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int fermata() {
        return fermata.oneByOne(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int kotlinOwnLoop() {
        return kotlinOwn.oneByOne(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int kotlinDefault() {
        return kotlinPool.oneByOne(TASKS);
    }

    @Fork(jvmArgsAppend = {"-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"})
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int virtualThread() {
        return threads.oneByOne(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int completableFuture() {
        return futures.oneByOne(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int eaAsync() {
        return ea.oneByOne(TASKS);
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public int tascalate() {
        return tascalate.oneByOne(TASKS);
    }
}
