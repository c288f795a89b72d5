package io.fermata.samples;

import io.fermata.Coroutine;
import io.fermata.testkit.VirtualTime;
import java.time.Duration;
import java.util.Arrays;

/** Runs a sample as its own {@code main} does, but in virtual time, and says how long it took: {@code InVirtualTime Chained 1 2 3}. */
final class InVirtualTime {
    private InVirtualTime() {}

    public static void main(String[] arguments) {
        Coroutine<Void> program = program(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length));
        VirtualTime time = VirtualTime.create();
        time.run(program);
        System.out.println(time.elapsed());
    }

    private static Coroutine<Void> program(String sample, String... arguments) {
        return switch (sample) {
            case "CountAsync" -> CountAsync.start();
            case "MakeRandom" -> new MakeRandom(167).start();
            case "Chained" -> new Chained(444).start(Chained.numbers(arguments));
            case "ProducerConsumer" -> ProducerConsumer.parse(arguments).start();
            case "ChessExhibition" -> new ChessExhibition(Duration.ofSeconds(1)).start();
            default -> throw new IllegalArgumentException("no sample in virtual time: " + sample);
        };
    }
}
