package io.fermata.agent.cli;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.files.ClassPath;
import io.fermata.compiler.files.ClassTree;
import io.fermata.compiler.files.CompiledTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands have in common: the classes to work on, and how their diagnostics count. */
final class Input {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "DIR|JAR", description = "The classes.")
    private Path path;

    @Option(
            names = {"-cp", "--classpath"},
            paramLabel = "PATH",
            description = "Directories and jars with types that the classes refer to.")
    private @Nullable String classPath;

    @Option(names = "--fail-on-warning", description = "Count warnings as errors.")
    private boolean failOnWarning;

    /** Compiles or checks the classes, tells what there is to say, and goes on to write when all is well. */
    int run(Step step, Writer writer) throws IOException {
        CompiledTree result = compile(step);
        result.diagnostics().forEach(d -> commandLine().getErr().println(d));
        boolean failed = result.hasErrors() || (failOnWarning && result.hasWarnings());
        if (failed) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        writer.write(result);
        return CommandLine.ExitCode.OK;
    }

    /** The class path is closed again before anything is written, for it may hold the very jar that is replaced. */
    private CompiledTree compile(Step step) throws IOException {
        Path input = existingPath();
        try (ClassPath types = ClassPath.of(classPath(input))) {
            return step.apply(ClassTree.at(input), new AsyncCompiler(types));
        }
    }

    private Path existingPath() {
        if (!Files.exists(path)) {
            throw new ParameterException(commandLine(), "no such directory or jar: " + path);
        }
        return path;
    }

    private List<Path> classPath(Path input) {
        List<Path> entries = new ArrayList<>(List.of(input));
        entries.addAll(PathList.parse(classPath));
        return entries;
    }

    private CommandLine commandLine() {
        return command.commandLine();
    }

    /** How a command has a tree of classes compiled. */
    @FunctionalInterface
    interface Step {
        CompiledTree apply(ClassTree tree, AsyncCompiler compiler) throws IOException;
    }

    /** What a command does with a tree without errors. */
    @FunctionalInterface
    interface Writer {
        void write(CompiledTree result) throws IOException;
    }
}
