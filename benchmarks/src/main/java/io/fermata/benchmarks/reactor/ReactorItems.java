package io.fermata.benchmarks.reactor;

import io.fermata.benchmarks.Opaque;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Publishers of numbers. */
public final class ReactorItems {

    /** Takes {@code items} numbers from a generated flux. */
    public int run(int items) {
        Flux<Integer> numbers = Flux.generate(() -> 0, (i, sink) -> {
            if (i == items) {
                sink.complete();
            } else {
                sink.next(i & 63);
            }
            return i + 1;
        });
        return Objects.requireNonNull(numbers.reduce(0, Integer::sum).block());
    }

    /** Subscribes {@code times} times to a mono that has its value, mapped {@code depth - 1} times. */
    public int completed(int times, int depth) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += Objects.requireNonNull(level(i & 31, depth).block());
        }
        return sum;
    }

    private static Mono<Integer> level(int n, int depth) {
        if (depth == 1) {
            return Mono.just((Opaque.read() + n) & 63);
        }
        return level(n, depth - 1).flatMap(below -> Mono.just((below + n) & 63));
    }
}
