package io.fermata.benchmarks.hand;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ten machines, each calling the next one; the innermost suspends. */
public final class HandChain {

    private final HandLoop loop = new HandLoop();

    /** Calls the chain {@code times} times, each time anew; it suspends once. */
    public int fresh(int times) {
        return (Integer) Objects.requireNonNull(loop.run(new Repeat(times)));
    }

    /** Calls the chain once; it suspends {@code times} times. */
    public int kept(int times) {
        return (Integer) Objects.requireNonNull(loop.run(new Level1(1, times)));
    }

    private static final class Repeat extends Machine {

        private final int times;
        private int i;
        private int sum;

        Repeat(int times) {
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = state == 0 ? Integer.valueOf(0) : value;
            for (; ; ) {
                sum += (Integer) Objects.requireNonNull(result);
                if (i == times) {
                    return sum;
                }
                Level1 callee = new Level1(i++ & 31, 1);
                result = callee.step(loop, null);
                if (result == HandLoop.SUSPENDED) {
                    callee.parent = this;
                    state = 1;
                    return result;
                }
            }
        }
    }

    private static final class Level1 extends Machine {

        private final int n;
        private final int times;

        Level1(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level2 callee = new Level2(n, times);
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
        private final int times;

        Level2(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level3 callee = new Level3(n, times);
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
        private final int times;

        Level3(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level4 callee = new Level4(n, times);
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
        private final int times;

        Level4(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level5 callee = new Level5(n, times);
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
        private final int times;

        Level5(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level6 callee = new Level6(n, times);
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
        private final int times;

        Level6(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level7 callee = new Level7(n, times);
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
        private final int times;

        Level7(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level8 callee = new Level8(n, times);
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
        private final int times;

        Level8(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level9 callee = new Level9(n, times);
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
        private final int times;

        Level9(int n, int times) {
            this.n = n;
            this.times = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            Object result = value;
            if (state == 0) {
                Level10 callee = new Level10(n, times);
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
        private int left;

        Level10(int n, int times) {
            this.n = n;
            this.left = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            return left-- > 0 ? loop.yield(this, 1) : (Object) n;
        }
    }
}
