package io.fermata.agent.cli;

import io.fermata.compiler.files.ClassTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Transforms a directory or jar of classes; errors leave everything as it was. */
@Command(
        name = "transform",
        description = "Transforms classes in place, or into another directory or jar.",
        mixinStandardHelpOptions = true)
final class TransformCommand implements Callable<Integer> {
    @Mixin
    private final Input input = new Input();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Where to write everything, instead of in place.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        return input.run(ClassTree::compile, result -> {
            if (output == null) {
                result.write();
            } else {
                result.writeTo(output);
            }
        });
    }
}
