package io.fermata.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.ChildJvm;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names with several addresses. Only Linux has all of 127.0.0.0/8 for its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "it takes several addresses of one machine")
class NamesTest {

    /** This address is kept free for documentation: nobody has it. */
    private static final String NOBODYS = "192.0.2.1";

    private static final List<String> HOSTS = List.of(
            "127.0.0.2 one", "127.0.0.3 fallback", "127.0.0.2 fallback", "127.0.0.3 neither", "127.0.0.4 neither");

    @TempDir
    private Path directory;

    private List<String> run(String servers, String client) throws Exception {
        List<String> all = new ArrayList<>(HOSTS);
        own().forEach(address -> all.add(address + " several"));
        all.add(NOBODYS + " several");
        Path hosts = Files.write(directory.resolve("hosts"), all);
        return new ChildJvm(List.of(), List.of("-Djdk.net.hosts.file=" + hosts))
                .outputOf(NamedHosts.class, servers, client);
    }

    /** What this machine has; how many that are is its own affair. */
    private static List<String> own() throws SocketException {
        List<String> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLinkLocalAddress())
                .map(address -> address.getHostAddress().replaceAll("%.*", ""))
                .toList();
        assertThat(own).contains("127.0.0.1");
        return own;
    }

    @Test
    void a_server_listens_on_all_addresses_of_its_name_that_this_machine_has_with_one_port() throws Exception {
        List<String> told = run("several", "several");
        assertThat(told).hasSize(own().size() + 1).last().asString().startsWith("connected to ");
        assertThat(told).contains("listens on 127.0.0.1").noneMatch(line -> line.contains(NOBODYS));
    }

    @Test
    void a_connection_goes_to_the_first_address_that_answers() throws Exception {
        assertThat(run("one", "fallback")).containsExactly("listens on 127.0.0.2", "connected to 127.0.0.2");
    }

    @Test
    void when_none_answers_the_refusals_are_told_together() throws Exception {
        assertThat(run("one", "neither")).containsExactly("listens on 127.0.0.2", "ConnectException, suppressed 1");
    }
}
