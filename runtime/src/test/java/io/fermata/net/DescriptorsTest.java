package io.fermata.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.fermata.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server whose process may have no more file descriptors; it is another process, so that its clients may. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no ulimit")
class DescriptorsTest {
    private static final int DESCRIPTORS = 100;
    private static final int CLIENTS = 130;
    private static final int PATIENCE_MILLIS = 20_000;

    private final List<Socket> clients = new ArrayList<>();
    private Process server;
    private int port;

    @AfterEach
    void endAll() throws IOException {
        server.destroyForcibly();
        for (Socket client : clients) {
            client.close();
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(PATIENCE_MILLIS);
        clients.add(client);
        return client;
    }

    private static int echo(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        return client.getInputStream().read();
    }

    @Test
    void out_of_descriptors_a_server_says_so_serves_on_tries_again_after_a_while_and_loses_nobody() throws Exception {
        List<String> limited = List.of("sh", "-c", "ulimit -n " + DESCRIPTORS + " && exec \"$@\"", "sh");
        server = new ChildJvm(limited, List.of()).start(CrowdedServer.class);
        BufferedReader output = server.inputReader();
        port = Integer.parseInt(output.readLine());
        Socket first = connect();
        assertThat(echo(first, 'a')).isEqualTo('a');
        long begun = System.nanoTime();
        while (clients.size() < CLIENTS) {
            connect();
        }
        assertThat(output.readLine())
                .startsWith("a client cannot be accepted: ")
                .contains("open files");
        assertThat(echo(first, 'b')).isEqualTo('b');
        for (Socket client : clients.subList(1, CLIENTS - 1)) {
            client.close();
        }
        assertThat(echo(clients.get(CLIENTS - 1), 'c')).isEqualTo('c');
        assertThat(echo(first, 'd')).isEqualTo('d');
        server.outputWriter().close();
        List<String> rest = output.lines().toList();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        assertThat(rest).last().isEqualTo("closed by its owner");
        assertThat(rest).hasSizeLessThanOrEqualTo((int) seconds + 2);
        assertThat(server.waitFor()).isZero();
    }
}
