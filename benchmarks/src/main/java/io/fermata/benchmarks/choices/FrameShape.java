package io.fermata.benchmarks.choices;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A class for each method, one for each shape, or one for all: what does it cost to make a frame, and to go on with one? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameShape {

    private static final int FRAMES = 1_000;

    private final Frame[] made = new Frame[FRAMES];
    private final Frame[] own = new Frame[FRAMES];
    private final Frame[] shared = new Frame[FRAMES];
    private final Frame[] arrays = new Frame[FRAMES];

    /** Frames of all four methods, in turn. */
    public FrameShape() {
        for (int i = 0; i < FRAMES; i++) {
            own[i] = FrameClasses.make(i, i, this);
            shared[i] = FramesShared.make(i, i, this);
            arrays[i] = FramesOfArrays.make(i, i, this);
        }
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public Frame[] makeOwnClass() {
        for (int i = 0; i < FRAMES; i++) {
            made[i] = FrameClasses.make(i, i, this);
        }
        return made;
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public Frame[] makeShared() {
        for (int i = 0; i < FRAMES; i++) {
            made[i] = FramesShared.make(i, i, this);
        }
        return made;
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public Frame[] makeArrays() {
        for (int i = 0; i < FRAMES; i++) {
            made[i] = FramesOfArrays.make(i, i, this);
        }
        return made;
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long stepOwnClass() {
        return step(own);
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long stepShared() {
        return step(shared);
    }

    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public long stepArrays() {
        return step(arrays);
    }

    private static long step(Frame[] frames) {
        long sum = 0;
        for (Frame frame : frames) {
            sum += frame.step();
        }
        return sum;
    }
}
