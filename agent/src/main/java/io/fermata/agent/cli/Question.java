package io.fermata.agent.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which method is asked about, and where it is to be found. */
final class Question {
    @Parameters(
            index = "0",
            paramLabel = "CLASS#METHOD",
            converter = MethodName.Converter.class,
            description = "The method, as in com.acme.Orders#total.")
    private MethodName method;

    @Parameters(
            index = "1..*",
            paramLabel = "DIR|JAR",
            description = "Where the class is; the current directory if nothing is given.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-cp", "--classpath"},
            paramLabel = "PATH",
            description = "More directories and jars, with types that the class refers to.")
    private @Nullable String classPath;

    MethodName method() {
        return method;
    }

    List<Path> entries(CommandLine commandLine) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(commandLine, "no such directory or jar: " + path);
            }
        }
        List<Path> entries = new ArrayList<>(paths);
        entries.addAll(PathList.parse(classPath));
        return entries.isEmpty() ? List.of(Path.of(".")) : entries;
    }
}
