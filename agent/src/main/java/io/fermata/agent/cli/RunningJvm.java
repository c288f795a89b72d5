package io.fermata.agent.cli;

import io.fermata.agent.LoopReport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process that may run event loops, asked from outside. */
final class RunningJvm {
    private final long pid;

    RunningJvm(long pid) {
        this.pid = pid;
    }

    /** What its event loops do. */
    String report(LoopReport.Format format) throws IOException {
        Optional<String> otherUser = requireProcess().info().user().filter(user -> !isOwn(user));
        Path agent = agentJar();
        Path file = Files.createTempFile("fermata", ".report");
        try {
            if (otherUser.isPresent()) {
                handOver(file, otherUser.get());
            }
            JvmAttachment.load(pid, agent, LoopReport.option(format, file));
            return LoopReport.read(file);
        } catch (NoClassDefFoundError e) {
            throw new IOException(
                    "the java that runs this command has no module jdk.attach: use the java of a JDK, of any version",
                    e);
        } catch (IOException e) {
            String hint = otherUser
                    .map(user -> ". It belongs to user " + user + ": run this command as that user")
                    .orElse("");
            throw new IOException(e.getMessage() + hint, e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private ProcessHandle requireProcess() throws IOException {
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("there is no process " + pid));
    }

    private static boolean isOwn(String user) {
        return user.equals(ProcessHandle.current().info().user().orElse(user));
    }

    /** An administrator looks at somebody's process, which has to write the file. */
    private static void handOver(Path file, String owner) throws IOException {
        Files.setOwner(
                file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
    }

    private static Path agentJar() throws IOException {
        try {
            Path jar = Path.of(LoopReport.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(jar)) {
                throw new IOException("only the jar of the agent can be attached, not " + jar);
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
