package io.fermata.samples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    private static final Path UNTRANSFORMED = Path.of(System.getProperty("fermata.samples.untransformed"));
    private static final Path TRANSFORMED = UNTRANSFORMED.resolveSibling("classes");

    /** Output and exit code of a program; lines end in {@code \n}. */
    record Ran(int exitCode, String output, String errors) {}

    /** Runs the {@code main} method of a class of this package. */
    Ran run(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(jvm());
        command.add("io.fermata.samples." + mainClass);
        command.addAll(List.of(arguments));
        try {
            return run(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> jvm() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xverify:all");
        if (this == TRANSFORMED_BY_THE_AGENT) {
            command.add("-javaagent:" + System.getProperty("fermata.agent.jar"));
        }
        command.add("-cp");
        command.add(classPath());
        return command;
    }

    private String classPath() {
        Path samples = this == TRANSFORMED_AT_BUILD_TIME ? TRANSFORMED : UNTRANSFORMED;
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).equals(TRANSFORMED) ? samples.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Ran run(List<String> command) throws IOException {
        Path errors = Files.createTempFile("sample", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.onExit().join().exitValue();
            return new Ran(exitCode, output.replace("\r\n", "\n"), Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
