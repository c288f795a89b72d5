package io.fermata.agent;

import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What the agent has to say, in the log named {@code io.fermata.agent}.
 *
 * <p>The logger is looked up when it is first needed: an agent that starts the logging system before the application has
 * set it up would spoil the set-up.
 */
final class AgentLog {
    private final boolean debug;

    AgentLog(boolean debug) {
        this.debug = debug;
    }

    void report(Diagnostic diagnostic) {
        Level level = diagnostic.severity() == Severity.ERROR ? Level.ERROR : Level.WARNING;
        String method = diagnostic.methodName().isEmpty() ? "" : "." + diagnostic.methodName();
        logger().log(level, diagnostic + " (in " + dotted(diagnostic.className()) + method + ")");
    }

    void transformed(String className, int frames) {
        if (debug) {
            logger().log(Level.INFO, "transformed " + dotted(className) + ", frames: " + frames);
        }
    }

    void failed(String className, Throwable failure) {
        logger().log(
                        Level.ERROR,
                        "could not transform " + dotted(className) + ", which stays as it was; please report this with"
                                + " the class file, of which dump=DIR keeps a copy",
                        failure);
    }

    void cannotDump(String className, IOException failure) {
        logger().log(Level.WARNING, "could not dump " + dotted(className), failure);
    }

    void cannotRedefine(String className) {
        logger().log(
                        Level.ERROR,
                        "cannot redefine " + dotted(className)
                                + ": its async methods suspend in other places than before;"
                                + " restart the application");
    }

    private static Logger logger() {
        return System.getLogger("io.fermata.agent");
    }

    private static String dotted(String className) {
        return className.replace('/', '.');
    }
}
