package io.fermata.benchmarks.choices;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A heap or a wheel: what does a timer cost, set and come up, with so many set at any time, due within two seconds? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimerStructure {

    private static final int ALL = 1_000_000;
    private static final long MOST = 2_000_000_000;

    /** How many are set at any time. */
    @Param({"1000", "1000000"})
    public int timers;

    @Benchmark
    @OperationsPerInvocation(ALL)
    public long heap() {
        return run(new HeapTimers());
    }

    @Benchmark
    @OperationsPerInvocation(ALL)
    public long wheel() {
        return run(new WheelTimers());
    }

    /** Sets them; for each that comes up, sets another. */
    private long run(Timers structure) {
        SplittableRandom random = new SplittableRandom(timers);
        for (int i = 0; i < timers; i++) {
            structure.add(random.nextLong(MOST), i);
        }
        long sum = 0;
        long now = 0;
        for (int left = ALL - timers; left > 0; left -= timers / 10) {
            now += MOST / 20;
            sum += structure.expire(now);
            for (int i = 0; i < timers / 10; i++) {
                structure.add(now + random.nextLong(MOST), i);
            }
        }
        return sum + structure.expire(now + MOST);
    }
}
