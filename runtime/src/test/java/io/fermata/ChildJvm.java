package io.fermata;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Programs of these tests in JVMs of their own, for what is decided once in the life of a JVM. */
public final class ChildJvm {
    private final List<String> command = new ArrayList<>();

    /** @param wrapper what starts the JVM, if the shell is not to */
    public ChildJvm(List<String> wrapper, List<String> options) {
        command.addAll(wrapper);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        // Whoever measures what these tests run through wants to see the program as well.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(options);
    }

    /** Its output and what it complains of are one. */
    public Process start(Class<?> program, String... arguments) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(program.getName());
        whole.addAll(List.of(arguments));
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }

    /** What it prints, when it has ended well. */
    public List<String> outputOf(Class<?> program, String... arguments) throws Exception {
        Process process = start(program, arguments);
        List<String> output = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new AssertionError("exit code " + process.exitValue() + " after " + output);
        }
        return output;
    }
}
