package io.fermata.net;

import io.fermata.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connections of a server's clients, and those who wait until there are none. */
final class Clients {

    final Waiters waiters;
    private final Set<Transport> transports = new LinkedHashSet<>();

    Clients(EventLoop loop) {
        this.waiters = new Waiters(loop);
    }

    /** A protocol that counts among the clients from the beginning of its connection to the end. */
    Protocol admit(Protocol above) {
        return new Client(above);
    }

    boolean isEmpty() {
        return transports.isEmpty();
    }

    void forEach(Consumer<Transport> action) {
        new ArrayList<>(transports).forEach(action);
    }

    private final class Client implements Protocol {

        private final Protocol above;
        private @Nullable Transport transport;

        Client(Protocol above) {
            this.above = above;
        }

        @Override
        public void connectionMade(Transport made) {
            transport = made;
            transports.add(made);
            above.connectionMade(made);
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            above.dataReceived(data);
        }

        @Override
        public boolean eofReceived() {
            return above.eofReceived();
        }

        @Override
        public void pauseWriting() {
            above.pauseWriting();
        }

        @Override
        public void resumeWriting() {
            above.resumeWriting();
        }

        @Override
        public void connectionLost(@Nullable Throwable failure) {
            try {
                above.connectionLost(failure);
            } finally {
                transports.remove(Objects.requireNonNull(transport));
                if (transports.isEmpty()) {
                    waiters.wakeAll();
                }
            }
        }
    }
}
