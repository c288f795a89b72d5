package io.fermata.testkit;

import io.fermata.Awaitable;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.net.Listener;
import io.fermata.net.Network;
import io.fermata.net.Protocol;
import io.fermata.net.StreamOptions;
import io.fermata.net.Transport;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A network in memory for the streams of one loop, on whose thread it is used: delays, splits and breaks connections as its
 * seed says.
 *
 * <p>Every host name exists. A connection keeps its bytes in order, as TCP does; connections overtake each other. Nothing
 * breaks unless it is asked for: by {@link #refusing}, {@link #resetting}, {@link #stalling}, {@link #cut}, {@link
 * #resetAll}. What was asked for may be changed at any time and holds for what is sent from then on.
 */
public final class SimulatedNetwork implements Network {

    private static final int FIRST_FREE_PORT = 49_152;

    private final Conditions conditions;
    private final Map<Place, SimulatedListener> listeners = new HashMap<>();
    private final Set<SimulatedTransport> open = new LinkedHashSet<>();

    /** By host that is cut off: what has arrived since. */
    private final Map<String, Queue<Runnable>> heldBack = new HashMap<>();

    /** Hosts that will not be cut off any more as soon as what was held back has got through. */
    private final Set<String> healing = new HashSet<>();

    private int nextPort = FIRST_FREE_PORT;

    private SimulatedNetwork(long seed) {
        conditions = new Conditions(seed);
    }

    /**
     * Makes a network without anybody on it; {@link #installOn} has a loop use it.
     *
     * @param seed decides on everything that is left to chance
     * @return a network with delays of up to a millisecond and segments of up to 1460 bytes
     */
    public static SimulatedNetwork seeded(long seed) {
        return new SimulatedNetwork(seed);
    }

    /**
     * Sets how long a segment travels.
     *
     * @param least at least
     * @param most at most; what lies between is equally likely
     * @return this
     * @throws IllegalArgumentException if {@code least} is negative or greater than {@code most}
     */
    public SimulatedNetwork delay(Duration least, Duration most) {
        conditions.delay(least, most);
        return this;
    }

    /**
     * Sets how what is written is split.
     *
     * @param most bytes in a segment at most; 1 has every byte travel alone
     * @return this
     * @throws IllegalArgumentException if not positive
     */
    public SimulatedNetwork segments(int most) {
        conditions.segments(most);
        return this;
    }

    /**
     * Lets connections be refused although there is a server.
     *
     * @param share of the connections, 0 to 1
     * @return this
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public SimulatedNetwork refusing(double share) {
        conditions.refusing(share);
        return this;
    }

    /**
     * Lets connections break, at both ends at once.
     *
     * @param share of the segments sent, 0 to 1
     * @return this
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public SimulatedNetwork resetting(double share) {
        conditions.resetting(share);
        return this;
    }

    /**
     * Lets segments take longer, and everything behind them in the same connection.
     *
     * @param share of the segments sent, 0 to 1
     * @param length how much longer
     * @return this
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public SimulatedNetwork stalling(double share, Duration length) {
        conditions.stalling(share, length);
        return this;
    }

    /**
     * Cuts a host off: what is sent to and from its servers, attempts to connect among it, waits for {@link #heal}.
     *
     * @param host a name, as the clients say it
     */
    public void cut(String host) {
        healing.remove(Place.hostOf(host));
        heldBack.putIfAbsent(Place.hostOf(host), new ArrayDeque<>());
    }

    /**
     * Lets everything through that waits because of {@link #cut}.
     *
     * @param host the same name
     */
    public void heal(String host) {
        String name = Place.hostOf(host);
        Queue<Runnable> waiting = heldBack.get(name);
        if (waiting == null || waiting.isEmpty()) {
            heldBack.remove(name);
        } else if (healing.add(name)) {
            EventLoop.current().callSoon(() -> letThrough(name));
        }
    }

    /** What waits goes before what arrives from now on. */
    private void letThrough(String host) {
        Queue<Runnable> waiting = healing.remove(host) ? heldBack.remove(host) : null;
        if (waiting != null) {
            waiting.forEach(Runnable::run);
        }
    }

    /** Breaks every connection, at both ends at once. */
    public void resetAll() {
        new ArrayList<>(open).forEach(SimulatedTransport::breakDown);
    }

    @Override
    public Awaitable<Transport> connect(SocketAddress remote, Protocol protocol, StreamOptions options) {
        return new ConnectionAttempt(this, remote, protocol, options);
    }

    @Override
    public Awaitable<Listener> listen(
            SocketAddress local, Supplier<? extends Protocol> clients, StreamOptions options) {
        Place asked = Place.of(local);
        Place place = asked.port() == 0 ? asked.withPort(nextPort++) : asked;
        if (listeners.containsKey(place)) {
            return Coroutine.failed(new BindException("Address already in use: " + place));
        }
        SimulatedListener listener =
                new SimulatedListener(address(local, place), clients, options, () -> listeners.remove(place));
        listeners.put(place, listener);
        return Coroutine.of(listener);
    }

    private static SocketAddress address(SocketAddress local, Place place) {
        if (place.port() < 0) {
            return local;
        }
        return switch (place.host()) {
            case Place.ANYWHERE -> new InetSocketAddress(place.port());
            case Place.LOCALHOST -> new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port());
            default -> InetSocketAddress.createUnresolved(place.host(), place.port());
        };
    }

    @Nullable
    SimulatedListener listenerAt(Place place) {
        SimulatedListener exact = listeners.get(place);
        return exact == null ? listeners.get(place.anywhere()) : exact;
    }

    Conditions conditions() {
        return conditions;
    }

    SocketAddress freeAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), nextPort++);
    }

    /** Something arrives that travels from or to a host. */
    void arrive(String host, Runnable arrival) {
        Queue<Runnable> waiting = heldBack.get(host);
        if (waiting == null) {
            arrival.run();
        } else {
            waiting.add(arrival);
        }
    }

    void opened(SimulatedTransport transport) {
        open.add(transport);
    }

    void closed(SimulatedTransport transport) {
        open.remove(transport);
    }
}
