package io.fermata.benchmarks;

import org.openjdk.jmh.annotations.Fork;

/** The same, the JIT kept from inlining the bodies: what a call costs in a program that is larger than a benchmark. */
@Fork(
        jvmArgsAppend = {
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=dontinline,io.fermata.benchmarks.fermata.Fermata*Levels::level*,(I",
            "-XX:CompileCommand=dontinline,io.fermata.benchmarks.hand.HandLevels$Level*::step",
            "-XX:CompileCommand=dontinline,io.fermata.benchmarks.kotlin.KotlinLevels*::level*",
            "-XX:CompileCommand=dontinline,io.fermata.benchmarks.futures.FutureLevels::level*"
        })
public class AwaitCompletedNotInlined extends AwaitCompleted {}
