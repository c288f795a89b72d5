package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.io.IOException;

/** Which failure wins where several meet, and which travel with it. */
public class SuppressedExceptions {
    static final class Res implements AutoCloseable {
        private final String name;

        Res(String name) {
            this.name = name;
        }

        @Override
        public void close() throws IOException {
            throw new IOException("close " + name);
        }
    }

    @Async
    public static Coroutine<String> three_resources_and_an_awaited_failure() {
        try (Res a = new Res(await(later("a")));
                Res b = new Res("b");
                Res c = new Res(await(later("c")))) {
            await(failing("body"));
            return Coroutine.of("not reached");
        } catch (IllegalStateException | IOException e) {
            String all = e.getMessage();
            for (Throwable suppressed : e.getSuppressed()) {
                all += " " + suppressed.getMessage() + await(later(","));
            }
            return Coroutine.of(all);
        }
    }

    @Async
    static Coroutine<String> cleaningUp(String first, boolean keep) throws Exception {
        Throwable primary = null;
        try {
            throw new IOException(first + await(later("!")));
        } catch (IOException e) {
            primary = e;
            throw e;
        } finally {
            try {
                await(failing(new IllegalArgumentException("cleanup")));
            } catch (IllegalArgumentException e) {
                if (keep) {
                    primary.addSuppressed(e);
                } else {
                    throw new Exception("replaced", e);
                }
            }
        }
    }

    @Async
    public static Coroutine<String> kept_or_replaced_by_hand() {
        String all = "";
        for (boolean keep : new boolean[] {true, false}) {
            try {
                all += await(cleaningUp("first", keep));
            } catch (Exception e) {
                all += e.getMessage() + e.getSuppressed().length + e.getCause() + await(later(";"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> the_failure_escapes_with_all_it_carries() throws IOException {
        try (Res outer = new Res("outer")) {
            try (Res inner = new Res("inner")) {
                log(await(later("body")));
            }
        }
        return Coroutine.of("not reached");
    }

    @Async
    public static Coroutine<String> a_loop_that_gathers_failures() {
        IllegalStateException all = new IllegalStateException("all");
        for (int i = 0; i < 4; i++) {
            try {
                int x = i == 2 ? await(later(i)) : await(failing(new RuntimeException("r" + i)));
                log("got " + x);
            } catch (RuntimeException e) {
                if (e.getSuppressed().length == 0) {
                    all.addSuppressed(e);
                }
            }
        }
        throw all;
    }

    @Async
    public static Coroutine<String> the_same_failure_awaited_twice() {
        RuntimeException failure = new RuntimeException("one");
        String all = "";
        for (int i = 0; i < 2; i++) {
            try {
                await(failing(failure));
            } catch (RuntimeException e) {
                all += (e == failure) + " " + e.getSuppressed().length + await(later(" "));
            }
        }
        return Coroutine.of(all);
    }
}
