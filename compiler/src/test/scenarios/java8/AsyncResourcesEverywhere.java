package scenarios;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.each;
import static io.fermata.Asyncio.emit;
import static io.fermata.compiler.oracle.Probe.*;

import io.fermata.Async;
import io.fermata.AsyncCloseable;
import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** {@code AsyncCloseable} in try-with-resources inside every other construct. */
public class AsyncResourcesEverywhere {
    static final class Door implements AsyncCloseable {
        private final String name;

        Door(String name) {
            this.name = log2("open ", name);
        }

        static String log2(String what, String name) {
            log(what + name);
            return name;
        }

        @Async
        static Coroutine<Door> opened(String name) {
            if (name.startsWith("locked")) {
                throw new IllegalStateException(name);
            }
            return Coroutine.of(new Door(await(later(name))));
        }

        @Override
        @Async
        public Coroutine<Void> closeAsync() {
            log("closing " + await(later(name)));
            if (name.startsWith("stuck")) {
                throw new IllegalArgumentException(name);
            }
            return Coroutine.done();
        }
    }

    static final class Plain implements AutoCloseable {
        @Override
        public void close() throws java.io.IOException {
            log("plain closed");
            throw new java.io.IOException("plain");
        }
    }

    @Async
    public static Coroutine<String> mixed_with_plain_resources() throws Exception {
        try (Door a = await(Door.opened("a"));
                Plain plain = new Plain();
                Door stuck = new Door("stuck")) {
            return Coroutine.of(await(later("body")));
        } catch (IllegalArgumentException e) {
            return Coroutine.of(e.getMessage() + e.getSuppressed()[0] + await(later("!")));
        }
    }

    @Async
    public static Coroutine<String> opening_fails() {
        String all = "";
        for (String second : new String[] {"b", "locked"}) {
            try (Door a = await(Door.opened("a" + second));
                    Door b = await(Door.opened(second))) {
                all += await(later("in "));
            } catch (IllegalStateException e) {
                all += e.getMessage() + e.getSuppressed().length;
            } finally {
                all += await(later(" finally;"));
            }
        }
        return Coroutine.of(all);
    }

    @Async
    static Coroutine<Long> valueOf(int way) {
        for (int i = 0; ; i++) {
            try (Door door = new Door("w" + way + i)) {
                switch (way) {
                    case 0:
                        return Coroutine.of(await(later(1L << 33)));
                    case 1:
                        if (i < 2) {
                            continue;
                        }
                        break;
                    default:
                        throw new IllegalStateException("way " + way);
                }
                break;
            }
        }
        return Coroutine.of(-1L);
    }

    @Async
    public static Coroutine<String> every_way_out() {
        String all = "";
        for (int way = 0; way < 3; way++) {
            try {
                all += await(valueOf(way)) + " ";
            } catch (IllegalStateException e) {
                all += e.getMessage();
            }
        }
        return Coroutine.of(all);
    }

    @Async
    public static Coroutine<String> nested_in_finally() {
        String all = "";
        try {
            try (Door a = new Door("stuck a")) {
                all += "a";
            } finally {
                try (Door b = new Door("b")) {
                    all += await(later("b"));
                }
            }
        } catch (IllegalArgumentException e) {
            all += e.getMessage();
        }
        return Coroutine.of(all);
    }

    @Async
    static AsyncGenerator<String> doors(String... names) {
        for (String name : names) {
            try (Door door = new Door(name)) {
                emit(door.name);
            } catch (IllegalArgumentException e) {
                emit("caught " + e.getMessage());
            }
        }
        return AsyncGenerator.done();
    }

    @Async
    public static Coroutine<String> in_a_generator() {
        String all = "";
        for (String name : each(doors("a", "stuck b", "c"))) {
            all += name + " ";
        }
        try (AsyncGenerator<String> left = doors("x", "y")) {
            await(left.advance());
            all += left.current();
        }
        return Coroutine.of(all);
    }

    @Async
    static CompletableFuture<String> eager(String name) {
        try (Door door = new Door(name)) {
            return CompletableFuture.completedFuture(await(later(door.name)));
        }
    }

    @Async
    public static Coroutine<String> in_eager_methods_and_lambdas() {
        String captured = await(later("lambda"));
        Supplier<Coroutine<Integer>> supplier = () -> {
            try (Door door = new Door(captured)) {
                return Coroutine.of(door.name.length() + await(later(1)));
            }
        };
        int length = await(supplier.get());
        try {
            return Coroutine.of(await(eager("e")) + length + await(eager("stuck")));
        } catch (IllegalArgumentException e) {
            return Coroutine.of(length + e.getMessage());
        }
    }

    @Async
    static <R extends AsyncCloseable> Coroutine<String> closing(R resource, boolean written) {
        if (written) {
            resource.close();
            return Coroutine.of("written");
        }
        try (R own = resource) {
            return Coroutine.of("try" + await(later(own == resource)));
        }
    }

    @Async
    public static Coroutine<String> of_a_type_variable() {
        return Coroutine.of(await(closing(new Door("t"), false)) + await(closing(new Door("u"), true)));
    }

    @Async
    public static Coroutine<String> an_interface_and_an_anonymous_class() {
        AsyncCloseable resource = new AsyncCloseable() {
            @Override
            @Async
            public Coroutine<Void> closeAsync() {
                log(await(later("anonymous closed")));
                return Coroutine.done();
            }
        };
        try (AsyncCloseable first = resource;
                AsyncCloseable second = () -> {
                    log(await(later("lambda closed")));
                    return Coroutine.done();
                }) {
            log(first == resource && second != null);
        }
        return Coroutine.of("closed");
    }
}
