package io.fermata.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the event loops of this JVM do, written to a file for a command that has attached to it.
 *
 * <p>The runtime is the application's own, wherever its class loaders have it from; the agent brings none. It is called by
 * reflection, by methods that are part of its public interface. The application sees none of this, but for what
 * newer JVMs say of agents that are attached; failures go into the file, too.
 */
public final class LoopReport {
    private static final String ASKED = "report=";
    private static final String LOOP = "io.fermata.EventLoop";

    private LoopReport() {}

    /** How the loops are written: each format is a method of their snapshots. */
    public enum Format {
        /** The tasks below the ones that wait for them. */
        TREE("toTree"),
        /** The tasks, one a line. */
        TABLE("toTable"),
        /** An array of JSON. */
        JSON("toJson");

        private final String method;

        Format(String method) {
            this.method = method;
        }
    }

    /** The option that asks for a report when the agent is attached. */
    public static String option(Format format, Path file) {
        return ASKED + format + ":" + file;
    }

    static boolean isAskedBy(String option) {
        return option.startsWith(ASKED);
    }

    static void write(String option, Instrumentation instrumentation) throws IOException {
        int colon = option.indexOf(':');
        Format format = Format.valueOf(option.substring(ASKED.length(), colon));
        String report;
        try {
            report = "+" + report(format, loopClasses(instrumentation));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            report = "-" + describe(e);
        }
        Files.writeString(Path.of(option.substring(colon + 1)), report);
    }

    /**
     * Reads a report again.
     *
     * @throws IOException saying what went wrong where it was written
     */
    public static String read(Path file) throws IOException {
        String report = Files.readString(file);
        if (!report.startsWith("+")) {
            throw new IOException(report.isEmpty() ? "nothing was reported" : report.substring(1));
        }
        return report.substring(1);
    }

    private static List<Class<?>> loopClasses(Instrumentation instrumentation) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals(LOOP)) {
                found.add(type);
            }
        }
        return found;
    }

    private static String report(Format format, List<Class<?>> loopClasses) throws ReflectiveOperationException {
        List<String> loops = new ArrayList<>();
        for (Class<?> loopClass : loopClasses) {
            List<?> all = (List<?>) loopClass.getMethod("all").invoke(null);
            for (Object loop : all) {
                Object snapshot = loopClass.getMethod("snapshot").invoke(loop);
                loops.add((String) snapshot.getClass().getMethod(format.method).invoke(snapshot));
            }
        }
        if (format == Format.JSON) {
            return "[" + String.join(",", loops) + "]\n";
        }
        return loops.isEmpty() ? "there is no open event loop\n" : String.join("\n", loops);
    }

    private static String describe(Throwable failure) {
        if (failure instanceof NoSuchMethodException missing) {
            return "the Fermata runtime there does not fit this agent, whose version is another: it has no "
                    + missing.getMessage();
        }
        Throwable cause = failure instanceof InvocationTargetException ? failure.getCause() : failure;
        return "the event loops could not be read: " + cause;
    }
}
