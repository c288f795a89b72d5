package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.Coroutine;

/** try-with-resources with awaits in the body and closing code that throws; suppressed exceptions as Java has them. */
public class Hazard21TryWithResources {
    private static class Resource implements AutoCloseable {
        private final String name;
        private final String failure;

        Resource(String name, String failure) {
            log("open " + name);
            this.name = name;
            this.failure = failure;
        }

        @Override
        public void close() {
            log("close " + name);
            if (failure != null) {
                throw new IllegalArgumentException(failure);
            }
        }
    }

    @Async
    public static Coroutine<String> the_body_awaits() {
        try (Resource a = new Resource(await(later("a")), null)) {
            return Coroutine.of(a.name + await(later("!")));
        }
    }

    @Async
    public static Coroutine<String> several_resources_and_a_finally() {
        String all = "";
        try (Resource a = new Resource("a", null);
                Resource b = new Resource("b" + await(later(a.name)), null);
                Resource none = null) {
            all += a.name + b.name + none + await(later("!"));
        } finally {
            all += await(later("finally"));
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> body_and_close_fail() {
        try (Resource a = new Resource("a", "a fails to close");
                Resource b = new Resource("b", "b fails to close")) {
            await(later(a.name + b.name));
            await(failing("body fails"));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> only_close_fails() {
        try (Resource a = new Resource("a", await(later("a fails to close")))) {
            log(await(later(a.name)));
        } catch (IllegalArgumentException e) {
            return Coroutine.of("caught " + e.getMessage() + await(later("!")));
        }
        return Coroutine.of("never");
    }

    @Async
    public static Coroutine<String> the_second_fails_to_open() {
        try (Resource a = new Resource("a", "a fails to close");
                Resource b = new Resource("b", await(Hazard21TryWithResources.name()))) {
            return Coroutine.of(a.name + b.name);
        }
    }

    private static io.fermata.Awaitable<String> name() {
        return failing("no name");
    }

    @Async
    public static Coroutine<String> in_a_loop_left_by_break_and_continue() {
        String all = "";
        for (int i = 0; i < 4; i++) {
            try (Resource r = new Resource("r" + i, i == 1 ? "fails" : null)) {
                if (i == 0) {
                    continue;
                }
                all += r.name + await(later(i));
                if (i == 2) {
                    break;
                }
            } catch (IllegalArgumentException e) {
                all += e.getMessage() + await(later("."));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> nested() {
        try (Resource outer = new Resource("outer", null)) {
            try (Resource inner = new Resource("inner", "inner fails to close")) {
                await(failing(outer.name + inner.name));
            } catch (IllegalStateException e) {
                return Coroutine.of(e.getMessage() + e.getSuppressed()[0].getMessage() + await(later("!")));
            }
        }
        return Coroutine.of("never");
    }
}
