package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Coroutine;
import io.fermata.EventLoop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Coroutines that await coroutines: {@code Chained 1 2 3} runs three chains of two links each.
 *
 * <p>Within a chain, the second part needs the result of the first and waits for it; the chains do not need each other
 * and run side by side. The program takes as long as its longest chain.
 */
public final class Chained {
    private final Random random;

    Chained(long seed) {
        random = new Random(seed);
    }

    @Async
    private Coroutine<String> part1(int n) {
        int pause = random.nextInt(11);
        System.out.printf("part1(%d) sleeping for %d seconds.%n", n, pause);
        await(sleep(Duration.ofSeconds(pause)));
        String result = "result%d-1".formatted(n);
        System.out.printf("Returning part1(%d) == %s.%n", n, result);
        return Coroutine.of(result);
    }

    @Async
    private Coroutine<String> part2(int n, String argument) {
        int pause = random.nextInt(11);
        System.out.printf("part2(%d, '%s') sleeping for %d seconds.%n", n, argument, pause);
        await(sleep(Duration.ofSeconds(pause)));
        String result = "result%d-2 derived from %s".formatted(n, argument);
        System.out.printf("Returning part2(%d, '%s') == %s.%n", n, argument, result);
        return Coroutine.of(result);
    }

    @Async
    private Coroutine<Void> chain(int n) {
        double begun = seconds();
        String first = await(part1(n));
        String second = await(part2(n, first));
        System.out.printf(
                Locale.ROOT, "-->Chained result%d => %s (took %.2f seconds).%n", n, second, seconds() - begun);
        return Coroutine.done();
    }

    @Async
    Coroutine<Void> start(List<Integer> numbers) {
        double begun = seconds();
        await(gather(numbers.stream().map(this::chain).toList()));
        System.out.printf(Locale.ROOT, "Program finished in %.2f seconds.%n", seconds() - begun);
        return Coroutine.done();
    }

    private static double seconds() {
        return EventLoop.current().time() / 1e9;
    }

    static List<Integer> numbers(String... arguments) {
        return arguments.length == 0
                ? List.of(1, 2, 3)
                : Arrays.stream(arguments).map(Integer::valueOf).toList();
    }

    public static void main(String[] arguments) {
        run(new Chained(444).start(numbers(arguments)));
    }
}
