package io.fermata.samples;

import static io.fermata.Asyncio.runCoroutineThreadsafe;
import static io.fermata.net.Streams.startServer;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.net.Server;
import io.fermata.net.StreamOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One loop serves many clients of another process while some of them misbehave; {@code -Dfermata.load.connections} and
 * {@code -Dfermata.load.seconds} make it longer.
 */
class EchoLoadTest {
    private static final int CONNECTIONS = Integer.getInteger("fermata.load.connections", 200);
    private static final int SECONDS = Integer.getInteger("fermata.load.seconds", 1);

    private final Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    private final EventLoop serving = EventLoop.create();
    private final Thread thread = new Thread(serving::runForever, "server");
    private Server server;

    @BeforeEach
    void startServing() throws Exception {
        serving.setExceptionHandler((loop, context) -> reported.add(context.exception()));
        thread.start();
        StreamOptions options = StreamOptions.defaults().backlog(Math.max(100, CONNECTIONS));
        server = onServer(startServer(EchoServer::echo, "127.0.0.1", 0, options));
    }

    @AfterEach
    void stopServing() throws Exception {
        serving.callSoonThreadsafe(serving::stop);
        thread.join();
        serving.close();
    }

    private <T> T onServer(Coroutine<T> coroutine) throws Exception {
        return runCoroutineThreadsafe(coroutine, serving).get();
    }

    /** What a process has of everything that connections use. */
    private record Resources(long heap, long direct, long descriptors) {

        static Resources now() {
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            boolean countable = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
            return new Resources(heap, direct, countable ? openDescriptors() : 0);
        }

        private static long openDescriptors() {
            return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                    .getOpenFileDescriptorCount();
        }
    }

    private Process startClients() throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                EchoLoad.class.getName(),
                Integer.toString(server.port()),
                Integer.toString(CONNECTIONS),
                Integer.toString(SECONDS));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void nothing_is_lost_crossed_or_left_behind() throws Exception {
        Resources before = Resources.now();
        Process clients = startClients();
        BufferedReader said = clients.inputReader();
        assertThat(said.readLine()).isEqualTo("half");
        Resources amid = Resources.now();
        List<String> rest = said.lines().toList();
        assertThat(clients.waitFor()).as("%s", rest).isZero();
        serving.callSoonThreadsafe(server::close);
        onServer(server.waitClosed());
        Resources after = Resources.now();
        System.out.printf(
                "%s in %d s; the server takes %,d bytes of heap and %,d direct ones a connection of %d%n",
                String.join(" ", rest),
                SECONDS,
                (amid.heap - before.heap) / CONNECTIONS,
                (amid.direct - before.direct) / CONNECTIONS,
                CONNECTIONS);
        assertThat(serving.snapshot().tasks()).as("tasks").isEmpty();
        assertThat(serving.counters().timers()).as("timers").isZero();
        assertThat(after.descriptors).as("descriptors").isLessThanOrEqualTo(before.descriptors + 1);
        assertThat(after.direct).as("direct buffers").isLessThan(before.direct + 2 * 1024 * 1024);
        assertThat(reported).allSatisfy(failure -> assertThat(failure).isInstanceOf(IOException.class));
    }
}
