package io.fermata.benchmarks.hand;

import io.fermata.benchmarks.Opaque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ten machines, each calling the next one: a frame for every call, made before it. */
public final class HandLevels {

    private final HandLoop loop = new HandLoop();

    /** Calls the innermost machine {@code times} times. */
    public int one(int times) {
        return (Integer) Objects.requireNonNull(loop.run(new RepeatOne(times)));
    }

    /** Calls the outermost machine {@code times} times. */
    public int ten(int times) {
        return (Integer) Objects.requireNonNull(loop.run(new RepeatTen(times)));
    }

    private static final class RepeatOne extends Machine {

        private final int times;
        private int i;
        private int sum;

        RepeatOne(int times) {
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            int n = i;
            int total = sum;
            Object result = value;
            if (state == 0) {
                result = 0;
            }
            for (; ; ) {
                total += (Integer) Objects.requireNonNull(result);
                if (n == times) {
                    return total;
                }
                Level10 callee = new Level10(n++ & 31);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    i = n;
                    sum = total;
                    state = 1;
                    return result;
                }
            }
        }
    }

    private static final class RepeatTen extends Machine {

        private final int times;
        private int i;
        private int sum;

        RepeatTen(int times) {
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            int n = i;
            int total = sum;
            Object result = value;
            if (state == 0) {
                result = 0;
            }
            for (; ; ) {
                total += (Integer) Objects.requireNonNull(result);
                if (n == times) {
                    return total;
                }
                Level1 callee = new Level1(n++ & 31);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    i = n;
                    sum = total;
                    state = 1;
                    return result;
                }
            }
        }
    }

    private static final class Level1 extends Machine {

        private final int n;

        Level1(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level2 callee = new Level2(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level2 extends Machine {

        private final int n;

        Level2(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level3 callee = new Level3(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level3 extends Machine {

        private final int n;

        Level3(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level4 callee = new Level4(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level4 extends Machine {

        private final int n;

        Level4(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level5 callee = new Level5(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level5 extends Machine {

        private final int n;

        Level5(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level6 callee = new Level6(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level6 extends Machine {

        private final int n;

        Level6(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level7 callee = new Level7(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level7 extends Machine {

        private final int n;

        Level7(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level8 callee = new Level8(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level8 extends Machine {

        private final int n;

        Level8(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level9 callee = new Level9(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level9 extends Machine {

        private final int n;

        Level9(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level10 callee = new Level10(n);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
            return ((Integer) Objects.requireNonNull(result) + n) & 63;
        }
    }

    private static final class Level10 extends Machine {

        private final int n;

        Level10(int n) {
            this.n = n;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            return (Opaque.read() + n) & 63;
        }
    }
}
