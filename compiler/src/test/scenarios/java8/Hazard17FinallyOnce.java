package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** try inside catch, and finally blocks that run exactly once on every way out. */
public class Hazard17FinallyOnce {
    private static int calls;

    @Async
    public static Coroutine<String> try_inside_catch() {
        String all = "";
        try {
            await(failing("first"));
        } catch (IllegalStateException e) {
            try {
                all += e.getMessage();
                await(failing(new IllegalArgumentException("second")));
            } catch (IllegalArgumentException inner) {
                all += inner.getMessage() + e.getMessage() + await(later("!"));
            } finally {
                log("inner finally " + all);
            }
        } finally {
            log("outer finally " + await(later(all)));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> on_every_way_out() {
        StringBuilder all = new StringBuilder();
        for (int way = 0; way < 6; way++) {
            try {
                all.append(await(leave(way)));
            } catch (IllegalStateException e) {
                all.append(e.getMessage());
            }
            all.append(calls);
        }
        return Coroutine.of(all.toString());
    }

    @Async
    private static Coroutine<String> leave(int way) {
        String text = "way " + way;
        for (int i = 0; i < 2; i++) {
            try {
                switch (way) {
                    case 0:
                        return Coroutine.of(text + await(later(" returns")));
                    case 1:
                        await(failing(text + " fails"));
                        break;
                    case 2:
                        throw new IllegalStateException(text + await(later(" throws")));
                    case 3:
                        await(later(1));
                        continue;
                    default:
                        text += await(later("."));
                }
                if (way == 4) {
                    break;
                }
            } finally {
                calls++;
                log("finally " + way + " " + i);
            }
        }
        return Coroutine.of(text);
    }

    @Async
    public static Coroutine<String> nested_finallys_unwind_in_order() {
        try {
            try {
                try {
                    await(failing("failed"));
                } finally {
                    log("one " + await(later(1)));
                }
            } finally {
                log("two " + await(later(2)));
            }
        } catch (IllegalStateException e) {
            log(e.getMessage());
        } finally {
            log("three " + await(later(3)));
        }
        return Coroutine.of(await(later("end")));
    }

    @Async
    public static Coroutine<Integer> try_inside_finally() {
        int sum = 0;
        try {
            sum += await(later(1));
        } finally {
            try {
                sum += await(later(10));
                await(failing("ignored"));
            } catch (IllegalStateException e) {
                sum += await(later(100));
            } finally {
                sum += await(later(1000));
            }
        }
        return Coroutine.of(sum);
    }
}
