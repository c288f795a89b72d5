package io.fermata.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/** Loads the agent into another JVM. The one class that needs the module {@code jdk.attach}. */
final class JvmAttachment {
    private JvmAttachment() {}

    static void load(long pid, Path agent, String option) throws IOException {
        VirtualMachine jvm;
        try {
            jvm = VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException | IOException e) {
            throw new IOException(
                    "cannot attach to process " + pid + ": " + reason(e)
                            + ". It is no HotSpot JVM, or was started with -XX:+DisableAttachMechanism: start it without, or"
                            + " read the beans io.fermata:type=EventLoop by JMX",
                    e);
        }
        try {
            jvm.loadAgent(agent.toString(), option);
        } catch (AgentLoadException | AgentInitializationException e) {
            throw new IOException(
                    "process " + pid + " does not load the agent: " + reason(e)
                            + ". It must be able to read " + agent
                            + ", and not have been started with -XX:-EnableDynamicAgentLoading",
                    e);
        } finally {
            jvm.detach();
        }
    }

    private static String reason(Exception failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\.+$", "");
    }
}
