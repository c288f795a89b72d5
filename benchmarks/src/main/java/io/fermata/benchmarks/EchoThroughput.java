package io.fermata.benchmarks;

import io.fermata.benchmarks.echo.EchoClient;
import io.fermata.benchmarks.fermata.FermataEcho;
import io.fermata.benchmarks.hand.HandEcho;
import io.fermata.benchmarks.netty.NettyEcho;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What does a message of 1 KiB cost a server with one loop thread that sends it back, 32 connections, loopback? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EchoThroughput {

    private static final int MESSAGES = 10_000;
    private static final int CONNECTIONS = 32;

    private @Nullable EchoClient client;

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int handWritten() throws IOException {
        return client == null ? exchange(new HandEcho().start()) : client.exchange(MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int fermata() throws IOException {
        return client == null ? exchange(new FermataEcho().start()) : client.exchange(MESSAGES);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int netty() throws IOException, InterruptedException {
        return client == null ? exchange(new NettyEcho().start()) : client.exchange(MESSAGES);
    }

    /** The first time, with a server just started. */
    private int exchange(int port) throws IOException {
        EchoClient connected = new EchoClient(port, CONNECTIONS);
        client = connected;
        return connected.exchange(MESSAGES);
    }
}
