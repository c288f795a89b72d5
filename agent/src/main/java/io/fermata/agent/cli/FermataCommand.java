package io.fermata.agent.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole: its commands, and the exit codes they share. */
@Command(
        name = "fermata",
        description = "Transforms async methods in class files, and looks at programs that run.",
        subcommands = {
            TransformCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            PsCommand.class,
            PstreeCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = FermataCommand.Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:errors were found", "2:wrong usage"})
public final class FermataCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new FermataCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("fermata: " + describe(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    private static String describe(Exception failure) {
        return failure instanceof IOException && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing: transform, check, explain, ps or pstree");
    }

    /** The version of the jar that is running. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FermataCommand.class.getPackage().getImplementationVersion();
            return new String[] {"fermata " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
