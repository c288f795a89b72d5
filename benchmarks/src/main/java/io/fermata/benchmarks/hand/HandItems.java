package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine that gives a number whenever it is asked, or suspends. */
public final class HandItems {

    private static final Object END = new Object();

    private final HandLoop loop = new HandLoop();

    /** Takes {@code items} numbers from it. */
    public int run(int items) {
        return (Integer) Objects.requireNonNull(loop.run(new Sum(items)));
    }

    private static final class Sum extends Machine {

        private final Numbers numbers;
        private int sum;

        Sum(int items) {
            this.numbers = new Numbers(items);
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object item = state == 0 ? numbers.step(loop, null) : value;
            while (item != END) {
                if (item == HandLoop.SUSPENDED) {
                    numbers.parent = this;
                    state = 1;
                    return HandLoop.SUSPENDED;
                }
                sum += (Integer) Objects.requireNonNull(item);
                item = numbers.step(loop, null);
            }
            return sum;
        }
    }

    private static final class Numbers extends Machine {

        private final int items;
        private int i;

        Numbers(int items) {
            this.items = items;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            return i < items ? (Object) (i++ & 63) : END;
        }
    }
}
