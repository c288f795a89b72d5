package io.fermata.agent.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A class path as it is written on the command line. */
final class PathList {

    private PathList() {}

    /** The entries of {@code classPath}, of which there are none if it is null or empty. */
    static List<Path> parse(@Nullable String classPath) {
        String text = classPath == null ? "" : classPath;
        return Arrays.stream(text.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
