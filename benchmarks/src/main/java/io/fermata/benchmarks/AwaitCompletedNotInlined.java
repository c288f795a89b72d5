package io.fermata.benchmarks;

import org.openjdk.jmh.annotations.Fork;

/** The same, the JIT kept from inlining the bodies: what a call costs in a program that is larger than a benchmark. */
@Fork(
        jvmArgsAppend = {
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=dontinline,*FermataLevels::level*,(IL",
            "-XX:CompileCommand=dontinline,*FermataOpenLevels::level*,(IL",
            "-XX:CompileCommand=dontinline,*HandLevels$Level*::step",
            "-XX:CompileCommand=dontinline,*KotlinLevels::level*",
            "-XX:CompileCommand=dontinline,*FutureLevels::level*",
            "-XX:CompileCommand=dontinline,*EaLevels::*level*",
            "-XX:CompileCommand=dontinline,*TascalateLevels::*level*",
            "-XX:CompileCommand=dontinline,*ReactorItems::level*"
        })
public class AwaitCompletedNotInlined extends AwaitCompleted {}
