package io.fermata.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the JVM calls: {@code -javaagent:fermata-agent.jar[=key=value,...]}, or an attach to a running JVM. */
public final class FermataAgent {
    private FermataAgent() {}

    /** Starts the agent before the application; bad options end the JVM, as bad options of its own do. */
    public static void premain(@Nullable String text, Instrumentation instrumentation) {
        try {
            install(AgentOptions.parse(text), instrumentation);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * Starts the agent in a running application: classes that are loaded from now on are transformed. When it is {@link
     * LoopReport} that is asked for, nothing is transformed.
     *
     * @throws IOException if a report cannot be written
     */
    public static void agentmain(@Nullable String text, Instrumentation instrumentation) throws IOException {
        if (text != null && LoopReport.isAskedBy(text)) {
            LoopReport.write(text, instrumentation);
            return;
        }
        install(AgentOptions.parse(text), instrumentation);
    }

    private static void install(AgentOptions options, Instrumentation instrumentation) {
        FrameDefiner frames = new FrameDefiner(new OpenedClassDefinition(instrumentation));
        // Capable of retransformation for the sake of its place: the JVM asks such transformers after all others. So
        // JaCoCo instruments what javac wrote and Fermata rewrites that, however the command line orders the two.
        instrumentation.addTransformer(new AsyncTransformer(options, frames, new AgentLog(options.debug())), true);
    }
}
