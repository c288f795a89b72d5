package io.fermata.compiler.oracle;

import java.nio.file.Path;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Who makes class files of the scenarios: bytecode differs from compiler to compiler. */
enum SourceCompiler {
    /** The compiler of the running JDK. */
    JAVAC("javac", ToolProvider.getSystemJavaCompiler(), "-Xlint:-options", Set.of()),
    /** The compiler of Eclipse, which leaves other things on the stack and in other slots. */
    ECJ(
            "ecj",
            new EclipseCompiler(),
            "-nowarn",
            Set.of(
                    "java17/Hazard03SpilledConstruction.java",
                    "java17/Hazard35LoopsInSwitchExpressions.java",
                    "java21/Hazard03PatternSwitchInNew.java"));

    private final String command;
    private final JavaCompiler tool;
    private final String quietly;
    private final Set<String> miscompiled;

    SourceCompiler(String command, JavaCompiler tool, String quietly, Set<String> miscompiled) {
        this.command = command;
        this.tool = tool;
        this.quietly = quietly;
        this.miscompiled = miscompiled;
    }

    JavaCompiler tool() {
        return tool;
    }

    /** The option that keeps it from warnings. */
    String quietly() {
        return quietly;
    }

    /** Tells of a file of scenarios whose classes the JVM's verifier refuses, before Fermata has seen them. */
    boolean miscompiles(Path source) {
        return miscompiled.stream().anyMatch(source::endsWith);
    }

    Set<String> miscompiled() {
        return miscompiled;
    }

    @Override
    public String toString() {
        return command;
    }
}
