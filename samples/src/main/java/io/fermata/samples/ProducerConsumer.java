package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.AsyncQueue;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import io.fermata.Task;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Producers and consumers that know nothing of each other, and a queue between them.
 *
 * <p>No producer is chained to a consumer. The queue tells when the work is done: {@code join} waits until each item put
 * in has been marked as done. The consumers, who would wait for more for ever, are cancelled then.
 */
@Command(name = "ProducerConsumer", mixinStandardHelpOptions = true)
public final class ProducerConsumer implements Callable<Integer> {
    /** What a producer puts into the queue, with the time when it did. */
    private record Item(String name, double added) {}

    private final Random random = new Random(444);
    private final AsyncQueue<Item> queue = new AsyncQueue<>();

    @Option(
            names = {"-p", "--nprod"},
            defaultValue = "5",
            description = "number of producers (${DEFAULT-VALUE})")
    private int producers;

    @Option(
            names = {"-c", "--ncon"},
            defaultValue = "10",
            description = "number of consumers (${DEFAULT-VALUE})")
    private int consumers;

    static ProducerConsumer parse(String... arguments) {
        return CommandLine.populateCommand(new ProducerConsumer(), arguments);
    }

    private String makeItem() {
        byte[] bytes = new byte[5];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Async
    private Coroutine<Void> randomSleep(String caller) {
        int pause = random.nextInt(11);
        System.out.printf("%s sleeping for %d seconds.%n", caller, pause);
        await(sleep(Duration.ofSeconds(pause)));
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> produce(int name) {
        int count = random.nextInt(11);
        for (int i = 0; i < count; i++) { // one after the other within a producer
            await(randomSleep("Producer " + name));
            Item item = new Item(makeItem(), seconds());
            await(queue.put(item));
            System.out.printf("Producer %d added <%s> to queue.%n", name, item.name());
        }
        return Coroutine.done();
    }

    @Async
    private Coroutine<Void> consume(int name) {
        while (true) {
            await(randomSleep("Consumer " + name));
            Item item = await(queue.get());
            System.out.printf(
                    Locale.ROOT,
                    "Consumer %d got element <%s> in %.5f seconds.%n",
                    name,
                    item.name(),
                    seconds() - item.added());
            queue.taskDone();
        }
    }

    @Async
    Coroutine<Void> start() {
        double begun = seconds();
        List<Task<Void>> producing = tasks(producers, this::produce);
        List<Task<Void>> consuming = tasks(consumers, this::consume);
        await(gather(producing));
        // Everything has been put in by now; this waits until everything has been worked on, too.
        await(queue.join());
        consuming.forEach(Task::cancel);
        System.out.printf(Locale.ROOT, "Program completed in %.5f seconds.%n", seconds() - begun);
        return Coroutine.done();
    }

    /** Unlike a coroutine, a task runs whether or not somebody awaits it. */
    private static List<Task<Void>> tasks(int count, IntFunction<Coroutine<Void>> coroutine) {
        return IntStream.range(0, count)
                .mapToObj(name -> createTask(coroutine.apply(name)))
                .toList();
    }

    private static double seconds() {
        return EventLoop.current().time() / 1e9;
    }

    @Override
    public Integer call() {
        run(start());
        return CommandLine.ExitCode.OK;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ProducerConsumer()).execute(arguments));
    }
}
