package io.fermata.samples;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Three coroutines that each draw numbers until one is high enough, in three colours.
 *
 * <p>None waits for another: whoever sleeps after a bad draw lets the others draw in the meantime.
 */
public final class MakeRandom {
    private static final String END_OF_COLOUR = "\033[0m";
    private static final List<String> COLOURS = List.of("\033[36m", "\033[91m", "\033[35m"); // cyan, red, magenta

    private final Random random;

    MakeRandom(long seed) {
        random = new Random(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    @Async
    private Coroutine<Integer> randomInt(int least, int most) {
        return Coroutine.of(least + random.nextInt(most - least + 1));
    }

    @Async
    private Coroutine<Integer> makeRandom(int index, int threshold) {
        String colour = COLOURS.get(index);
        System.out.printf("%sInitiated makerandom(%d).%n", colour, index);
        int drawn = await(randomInt(0, 10));
        while (drawn <= threshold) {
            System.out.printf("%smakerandom(%d) == %d too low; retrying.%n", colour, index, drawn);
            await(sleep(Duration.ofSeconds(index + 1)));
            // Awaiting a coroutine that does not suspend is a call like any other: nobody else runs in between.
            drawn = await(randomInt(0, 10));
        }
        System.out.printf("%s---> Finished: makerandom(%d) == %d%s%n", colour, index, drawn, END_OF_COLOUR);
        return Coroutine.of(drawn);
    }

    @Async
    Coroutine<Void> start() {
        List<Coroutine<Integer>> draws = IntStream.range(0, 3)
                .mapToObj(index -> makeRandom(index, 10 - index - 1))
                .toList();
        // The results come in the order of the arguments, whichever coroutine was the first to end.
        List<Integer> results = await(gather(draws));
        System.out.printf("%nr1: %d, r2: %d, r3: %d%n", results.toArray());
        return Coroutine.done();
    }

    public static void main(String[] arguments) {
        run(new MakeRandom(167).start());
    }
}
