package io.fermata.agent.cli;

import io.fermata.agent.LoopReport.Format;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows who awaits whom in another process. */
@Command(
        name = "pstree",
        description = "Shows the tasks of a running JVM below those that wait for them, and names deadlocks.",
        mixinStandardHelpOptions = true)
final class PstreeCommand implements Callable<Integer> {
    @Mixin
    private final ObservedProcess process = new ObservedProcess();

    @Override
    public Integer call() throws IOException {
        return process.print(Format.TREE);
    }
}
