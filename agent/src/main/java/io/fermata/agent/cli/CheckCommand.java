package io.fermata.agent.cli;

import io.fermata.compiler.files.ClassTree;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what the compiler has to say about classes and writes nothing. */
@Command(name = "check", description = "Prints diagnostics only.", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final Input input = new Input();

    @Override
    public Integer call() throws IOException {
        return input.run(ClassTree::check, result -> {});
    }
}
