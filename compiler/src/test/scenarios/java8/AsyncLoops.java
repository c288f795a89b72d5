package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.compiler.oracle.Probe.failing;
import static io.fermata.compiler.oracle.Probe.later;
import static io.fermata.compiler.oracle.Probe.log;

import io.fermata.Async;
import io.fermata.AsyncIterable;
import io.fermata.AsyncIterator;
import io.fermata.Awaitable;
import io.fermata.Coroutine;
import java.util.Arrays;

/** {@code for (T x : each(source))} inside and around everything else. */
public class AsyncLoops {
    static final class Range implements AsyncIterable<Integer> {
        final int end;
        final int failAt;

        Range(int end, int failAt) {
            this.end = end;
            this.failAt = failAt;
        }

        @Override
        public AsyncIterator<Integer> asyncIterator() {
            return new AsyncIterator<Integer>() {
                int next;

                @Override
                public Awaitable<Boolean> advance() {
                    if (next == failAt) {
                        return failing("at " + failAt);
                    }
                    return later(next++ < end);
                }

                @Override
                public Integer current() {
                    return next - 1;
                }
            };
        }
    }

    static Range upTo(int end) {
        return new Range(end, -1);
    }

    @Async
    public static Coroutine<Object> sums() {
        int sum = 0;
        for (int x : each(upTo(5))) {
            sum += x * await(later(2));
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> nestedWithBreakAndContinue() {
        StringBuilder text = new StringBuilder();
        outer:
        for (int x : each(upTo(4))) {
            for (int y : each(upTo(4))) {
                if (y == 2) {
                    continue outer;
                }
                if (x == 3) {
                    break outer;
                }
                text.append(x).append(await(later(y))).append(' ');
            }
        }
        return Coroutine.of(text.toString());
    }

    @Async
    public static Coroutine<Object> plainAndAsyncLoopsShareSlots() {
        int sum = 0;
        for (int x : Arrays.asList(1, 2, 3)) {
            sum += x;
        }
        for (int x : each(upTo(3))) {
            for (int y : Arrays.asList(x, x + 1)) {
                sum = sum * 3 + y;
            }
        }
        for (int x : Arrays.asList(4, 5)) {
            sum += await(later(x));
        }
        return Coroutine.of(sum);
    }

    @Async
    public static Coroutine<Object> failureInTheMiddle() {
        int seen = 0;
        try {
            for (int x : each(new Range(5, 3))) {
                seen += x + 1;
            }
        } catch (IllegalStateException e) {
            log("caught " + e.getMessage());
        } finally {
            log(await(later("finally")));
        }
        return Coroutine.of(seen);
    }

    @Async
    public static Coroutine<Object> returnFromInside() {
        for (int x : each(upTo(9))) {
            try {
                if (x == 2) {
                    return Coroutine.of("found " + x);
                }
            } finally {
                log("left " + x);
            }
        }
        return Coroutine.of("none");
    }

    @Async
    public static Coroutine<Object> emptySource() {
        for (int x : each(upTo(0))) {
            log(x);
        }
        return Coroutine.of("nothing");
    }
}
