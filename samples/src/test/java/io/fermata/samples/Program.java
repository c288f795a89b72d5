package io.fermata.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a program in a JVM of its own has printed, and how it ended; lines end in {@code \n}. */
record Program(int exitCode, String output, String errors) {
    /** Programs here are over soon; what they load from the class path the JVM verifies by itself. */
    private static final List<String> FOR_A_SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** Runs {@code java} of the JDK that runs this. */
    static Program java(List<String> arguments) {
        try {
            return run(command(arguments));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts {@code java} of the JDK that runs this; its errors go where those of this go. */
    static Process start(List<String> arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectError(Redirect.INHERIT)
                .start();
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FOR_A_SHORT_LIFE);
        command.addAll(arguments);
        return command;
    }

    /** Runs any program. */
    static Program run(List<String> command) throws IOException {
        Path errors = Files.createTempFile("program", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.onExit().join().exitValue();
            return new Program(exitCode, output.replace("\r\n", "\n"), Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
