package io.fermata.agent.cli;

import io.fermata.agent.LoopReport.Format;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The process that a command looks at. */
final class ObservedProcess {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "PID", description = "The number of the process.")
    private long pid;

    @Option(names = "--json", description = "Print an array of loops as JSON, durations in milliseconds.")
    private boolean json;

    int print(Format format) throws IOException {
        String report = new RunningJvm(pid).report(json ? Format.JSON : format);
        command.commandLine().getOut().print(report);
        command.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }
}
