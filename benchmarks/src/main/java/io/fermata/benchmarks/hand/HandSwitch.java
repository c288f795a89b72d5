package io.fermata.benchmarks.hand;

import org.jspecify.annotations.Nullable;

/** Machines that yield in turn. */
public final class HandSwitch {

    private final HandLoop loop = new HandLoop();

    /** Runs {@code machines} of them, each yielding {@code times} times. */
    public void run(int machines, int times) {
        for (int i = 0; i < machines; i++) {
            loop.start(new Yielding(times));
        }
        loop.run();
    }

    private static final class Yielding extends Machine {

        private int left;

        Yielding(int times) {
            this.left = times;
        }

        @Override
        @Nullable
        Object step(HandLoop loop, @Nullable Object value) {
            switch (state) {
                case 0:
                case 1:
                    if (left-- > 0) {
                        return loop.yield(this, 1);
                    }
                    return null;
                default:
                    throw new IllegalStateException();
            }
        }
    }
}
