package io.fermata.samples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A way to run the samples in a JVM of their own. */
enum Way {
    /** The classes as the Maven plugin leaves them. */
    TRANSFORMED_AT_BUILD_TIME,
    /** The classes as javac leaves them, and the agent. */
    TRANSFORMED_BY_THE_AGENT,
    /** The classes as javac leaves them, and nothing else. */
    NOT_TRANSFORMED;

    static final Path UNTRANSFORMED = Path.of(System.getProperty("fermata.samples.untransformed"));
    static final Path TRANSFORMED = UNTRANSFORMED.resolveSibling("classes");

    /** Runs the {@code main} method of a class of this package. */
    Program run(String mainClass, String... arguments) {
        return run(List.of(), mainClass, arguments);
    }

    /** The same with more options for the JVM. */
    Program run(List<String> moreOptions, String mainClass, String... arguments) {
        return Program.java(commandLine(moreOptions, mainClass, arguments));
    }

    /** Starts it, for programs that do not end by themselves. */
    Process start(String mainClass, String... arguments) throws IOException {
        return start(List.of(), mainClass, arguments);
    }

    /** The same with more options for the JVM. */
    Process start(List<String> moreOptions, String mainClass, String... arguments) throws IOException {
        return Program.start(commandLine(moreOptions, mainClass, arguments));
    }

    private List<String> commandLine(List<String> moreOptions, String mainClass, String... arguments) {
        List<String> commandLine = new ArrayList<>(moreOptions);
        commandLine.addAll(jvmOptions());
        commandLine.add("io.fermata.samples." + mainClass);
        commandLine.addAll(List.of(arguments));
        return commandLine;
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>();
        if (this == TRANSFORMED_BY_THE_AGENT) {
            options.add("-javaagent:" + System.getProperty("fermata.agent.jar"));
        }
        options.add("-cp");
        options.add(classPath());
        return options;
    }

    private String classPath() {
        Path samples = this == TRANSFORMED_AT_BUILD_TIME ? TRANSFORMED : UNTRANSFORMED;
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).equals(TRANSFORMED) ? samples.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
