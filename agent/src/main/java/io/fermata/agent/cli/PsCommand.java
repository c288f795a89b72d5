package io.fermata.agent.cli;

import io.fermata.agent.LoopReport.Format;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tasks of another process. */
@Command(
        name = "ps",
        description = "Lists the event loops and tasks of a running JVM, whether it was started with the agent or not.",
        mixinStandardHelpOptions = true)
final class PsCommand implements Callable<Integer> {
    @Mixin
    private final ObservedProcess process = new ObservedProcess();

    @Override
    public Integer call() throws IOException {
        return process.print(Format.TABLE);
    }
}
