package io.fermata.agent.cli;

import io.fermata.compiler.AsyncCompiler;
import io.fermata.compiler.explain.ClassExplanation;
import io.fermata.compiler.explain.MethodExplanation;
import io.fermata.compiler.explain.MethodExplanation.Verdict;
import io.fermata.compiler.files.ClassPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells what the compiler makes of a method, or why it leaves it alone. */
@Command(
        name = "explain",
        description = "Tells what becomes of a method: where it is suspended, what is kept meanwhile,"
                + " or why it is left alone.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final Question question = new Question();

    @Override
    public Integer call() throws IOException {
        List<Path> entries = question.entries(commandLine());
        try (ClassPath types = ClassPath.of(entries)) {
            byte[] classFile = requireClass(new ClassLookup(entries, types));
            return print(new AsyncCompiler(types).explain(classFile));
        }
    }

    private byte[] requireClass(ClassLookup classes) throws IOException {
        byte @Nullable [] classFile = classes.find(question.method().className());
        if (classFile == null) {
            throw usage("no class " + question.method().className()
                    + classes.nearMisses(question.method().className()));
        }
        return classFile;
    }

    private int print(ClassExplanation explanation) {
        if (!explanation.diagnostics().isEmpty()) {
            explanation.diagnostics().forEach(commandLine().getErr()::println);
            return CommandLine.ExitCode.SOFTWARE;
        }
        List<MethodExplanation> selected =
                MethodSelection.named(question.method().methodName(), explanation);
        if (selected.isEmpty()) {
            List<String> names =
                    explanation.methods().stream().map(MethodExplanation::name).toList();
            throw usage("no method " + question.method().methodName() + " in class "
                    + question.method().className()
                    + NearMisses.of(question.method().methodName(), names));
        }
        ExplanationPrinter printer =
                new ExplanationPrinter(explanation.className(), commandLine().getOut());
        printer.print(selected);
        boolean refused = selected.stream().anyMatch(each -> each.verdict() == Verdict.REFUSED);
        return refused ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private ParameterException usage(String message) {
        return new ParameterException(commandLine(), message);
    }

    private CommandLine commandLine() {
        return command.commandLine();
    }
}
