package io.fermata.benchmarks;

import io.fermata.benchmarks.fermata.FermataFailures;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does an exception cost that crosses ten methods: plain ones, async ones on the stack, async ones suspended? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExceptionCrossing {

    private static final int FAILURES = 1_000;

    private final FermataFailures fermata = new FermataFailures();

    @Benchmark
    @OperationsPerInvocation(FAILURES)
    public int plain() {
        int caught = 0;
        for (int i = 0; i < FAILURES; i++) {
            try {
                fail(9);
            } catch (IllegalStateException e) {
                caught++;
            }
        }
        return caught;
    }

    private static int fail(int below) {
        if (below > 0) {
            return fail(below - 1) + 1;
        }
        throw new IllegalStateException("failed");
    }

    @Benchmark
    @OperationsPerInvocation(FAILURES)
    public int onTheStack() {
        return fermata.ten(FAILURES, false);
    }

    @Benchmark
    @OperationsPerInvocation(FAILURES)
    public int suspended() {
        return fermata.ten(FAILURES, true);
    }

    @Fork(jvmArgsAppend = "-Dfermata.traces=false")
    @Benchmark
    @OperationsPerInvocation(FAILURES)
    public int suspendedTracesOff() {
        return fermata.ten(FAILURES, true);
    }
}
