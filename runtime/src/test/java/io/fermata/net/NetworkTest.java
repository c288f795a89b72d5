package io.fermata.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final List<SocketAddress> asked = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final EventLoop loop = EventLoop.create();

    /** Refuses every connection; its listeners accept nobody. */
    private final Network deaf = new Network() {
        @Override
        public Awaitable<Transport> connect(SocketAddress remote, Protocol protocol, StreamOptions options) {
            asked.add(remote);
            return Coroutine.failed(new ConnectException("nobody there"));
        }

        @Override
        public Awaitable<Listener> listen(
                SocketAddress local, Supplier<? extends Protocol> clients, StreamOptions options) {
            asked.add(local);
            return Coroutine.of(new Listener() {
                @Override
                public List<SocketAddress> addresses() {
                    return List.of(new InetSocketAddress("127.0.0.1", 7));
                }

                @Override
                public void close() {
                    events.add("closed");
                }
            });
        }
    };

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void a_loop_uses_sockets_unless_another_network_is_installed() throws Exception {
        assertThat(Network.of(loop)).isInstanceOf(SocketNetwork.class);
        deaf.installOn(loop);
        assertThat(Network.of(loop)).isSameAs(deaf);
    }

    @Test
    void connections_are_asked_of_the_network_by_the_name_as_it_was_given() {
        deaf.installOn(loop);

        assertThatThrownBy(() -> loop.runUntilComplete(Streams.openConnection("db.example", 5432)))
                .isInstanceOf(ConnectException.class)
                .hasMessage("nobody there");
        assertThatThrownBy(() -> loop.runUntilComplete(Streams.openUnixConnection(Path.of("x.sock"))))
                .isInstanceOf(ConnectException.class);

        assertThat(asked)
                .containsExactly(
                        InetSocketAddress.createUnresolved("db.example", 5432),
                        UnixDomainSocketAddress.of(Path.of("x.sock")));
    }

    @Test
    void a_server_listens_on_the_network_and_closes_there() throws Exception {
        deaf.installOn(loop);

        Server server = loop.runUntilComplete(Streams.startServer((r, w) -> Coroutine.done(), null, 80));
        assertThat(asked).containsExactly(new InetSocketAddress(80));
        assertThat(server.port()).isEqualTo(7);
        assertThat(server.isServing()).isTrue();

        server.close();
        server.close();
        assertThat(events).containsExactly("closed");
        loop.runUntilComplete(server.waitClosed());
    }
}
