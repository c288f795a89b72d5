package io.fermata.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/** What the JVM calls: {@code -javaagent:fermata-agent.jar[=key=value,...]}, or an attach to a running JVM. */
public final class FermataAgent {
    private FermataAgent() {}

    /** Starts the agent before the application; bad options end the JVM, as bad options of its own do. */
    public static void premain(@Nullable String text, Instrumentation instrumentation)
            throws ReflectiveOperationException {
        try {
            install(AgentOptions.parse(text), instrumentation);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** Starts the agent in a running application: classes that are loaded from now on are transformed. */
    public static void agentmain(@Nullable String text, Instrumentation instrumentation)
            throws ReflectiveOperationException {
        install(AgentOptions.parse(text), instrumentation);
    }

    private static void install(AgentOptions options, Instrumentation instrumentation)
            throws ReflectiveOperationException {
        FrameDefiner frames = new FrameDefiner(ClassDefinition.with(instrumentation));
        // Not capable of retransformation: the JVM then starts from our output when others retransform a class, and
        // never asks for the methods of a loaded class to change.
        instrumentation.addTransformer(new AsyncTransformer(options, frames, new AgentLog(options.debug())), false);
    }
}
