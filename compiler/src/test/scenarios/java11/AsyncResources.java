package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.compiler.oracle.Probe.failing;
import static io.fermata.compiler.oracle.Probe.later;
import static io.fermata.compiler.oracle.Probe.log;

import io.fermata.Async;
import io.fermata.AsyncCloseable;
import io.fermata.Coroutine;

/** {@code AsyncCloseable} in try-with-resources; the blocking run closes by the plain {@code close()}. */
public class AsyncResources {
    interface Named {
        String name();
    }

    static class Resource implements AsyncCloseable, Named {
        private final String name;

        Resource(String name) {
            this.name = name;
            log("open " + name);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        @Async
        public Coroutine<Void> closeAsync() {
            log("closing " + name);
            await(later(1));
            if (name.startsWith("bad")) {
                await(failing("close " + name));
            }
            log("closed " + name);
            return Coroutine.done();
        }

        @Override
        public void close() {
            log("closing " + name);
            if (name.startsWith("bad")) {
                throw new IllegalStateException("close " + name);
            }
            log("closed " + name);
        }
    }

    static final class Special extends Resource {
        Special(String name) {
            super(name);
        }
    }

    @Async
    public static Coroutine<Object> closesInReverseOrder() {
        try (Resource a = new Resource("a");
                Special b = new Special(await(later("b")))) {
            log(a.name() + b.name());
            return Coroutine.of(await(later("result")));
        }
    }

    @Async
    public static Coroutine<Object> suppressesFailuresOfClosing() {
        try (Resource a = new Resource("bad a");
                Resource b = new Resource("bad b")) {
            await(failing("body"));
        } catch (IllegalStateException e) {
            return Coroutine.of(e.getMessage() + e.getSuppressed()[0].getMessage() + e.getSuppressed()[1].getMessage());
        }
        return Coroutine.of("not reached");
    }

    @Async
    public static Coroutine<Object> failureOfClosingAlone() {
        try (Resource a = new Resource("bad")) {
            log("body");
        }
        return Coroutine.of("not reached");
    }

    @Async
    public static Coroutine<Object> nullResource() {
        try (Resource none = await(later((Resource) null))) {
            log("body " + none);
        }
        return Coroutine.of("fine");
    }

    @Async
    public static Coroutine<Object> explicitClose() {
        Resource a = new Resource("a");
        log(await(later("working")));
        a.close();
        return Coroutine.of(a.name());
    }

    @Async
    public static Coroutine<Object> effectivelyFinalInALoop() {
        for (int i = 0; i < 3; i++) {
            Special r = new Special("r" + i);
            try (r) {
                if (i == 1) {
                    continue;
                }
                log(await(later(r.name())));
            } finally {
                log("finally " + i);
            }
        }
        return Coroutine.of("done");
    }
}
