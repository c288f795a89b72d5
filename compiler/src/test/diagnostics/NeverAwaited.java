package diagnostics;

import static io.fermata.Asyncio.*;

import io.fermata.Async;
import io.fermata.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class NeverAwaited {
    @Async
    Coroutine<String> count(long wide) {
        return Coroutine.of("x");
    }

    @Async
    CompletableFuture<Void> eager() {
        return CompletableFuture.completedFuture(null);
    }

    @Async
    Coroutine<Void> async() {
        count(1L); // FRM101
        await(count(2L));
        eager();
        sleep(Duration.ofSeconds(1)); // FRM101
        yieldNow();
        createTask(count(3L));
        Coroutine<String> kept = count(4L);
        List<Coroutine<String>> all = new ArrayList<>();
        all.add(count(5L));
        all.add(kept);
        for (Coroutine<String> each : all) {
            await(each);
        }
        if (all.isEmpty()) this.count(6L); // FRM101
        Runnable lambda = () -> count(7L); // FRM101
        try {
            await(count(7L));
        } finally {
            count(7L); // FRM101
        }
        return Coroutine.done();
    }

    private Coroutine<String> field;

    @Async
    Coroutine<Void> assigned(boolean way, List<Coroutine<String>> list) {
        Coroutine<String> neverRead = count(1L); // FRM101
        Coroutine<String> onOnePathOnly = count(2L);
        if (way) {
            await(onOnePathOnly);
        }
        Coroutine<String> overwritten = count(3L); // FRM101
        overwritten = count(4L);
        await(overwritten);
        overwritten = count(5L); // FRM101
        var ternary = way ? count(6L) : this.count(7L); // FRM101
        Coroutine<String> copied = count(8L); // FRM101
        Coroutine<String> copy = copied;
        Coroutine<String> first, second;
        first = second = count(9L); // FRM101
        Coroutine<String> one, other;
        one = other = count(10L);
        await(one);
        this.field = count(11L);
        Coroutine<String>[] array = new Coroutine[] {count(12L)};
        array[0] = count(13L);
        list.add(way ? count(14L) : null);
        Coroutine<String> captured = count(15L);
        Runnable lambda = () -> createTask(captured);
        Object widened = count(16L); // FRM101
        Object compared = count(17L);
        return compared == null ? null : Coroutine.done();
    }

    Coroutine<String> inLoops(List<String> names) {
        Coroutine<String> last = null;
        Coroutine<String> lost = null;
        for (String name : names) {
            last = count(1L);
            lost = count(2L); // FRM101
        }
        while (true) {
            Coroutine<String> inside = count(3L);
            if (names.isEmpty()) {
                return inside;
            }
            names.clear();
            if (names.size() == 3) {
                return last;
            }
        }
    }

    Coroutine<String> inTry(Object some) {
        Coroutine<String> readByTheHandler = null;
        try {
            readByTheHandler = count(1L);
            some.hashCode();
            Coroutine<String> unread = count(2L); // FRM101
            unread = null;
            some.toString();
        } catch (NullPointerException e) {
            return readByTheHandler;
        } finally {
            some = count(3L); // FRM101
        }
        try {
            return count(4L);
        } finally {
            some = null;
        }
    }

    @SuppressWarnings("finally")
    Coroutine<String> returnedTwice() {
        try {
            return count(1L); // FRM101
        } finally {
            return count(2L);
        }
    }

    @SuppressWarnings("finally")
    Coroutine<String> returnedOutcome() {
        try {
            return Coroutine.of("a result that nobody needs, but no work that is not done");
        } finally {
            return count(2L);
        }
    }

    Coroutine<String> switched(int way) {
        Coroutine<String> chosen =
                switch (way) {
                    case 0 -> count(1L);
                    case 1 -> count(2L);
                    default -> null;
                };
        Coroutine<String> dropped =
                switch (way) {
                    case 0 -> count(3L); // FRM101
                    default -> {
                        yield count(4L); // FRM101
                    }
                };
        switch (way) {
            case 0 -> count(5L); // FRM101
            default -> createTask(count(6L));
        }
        return chosen;
    }

    void references(List<Long> numbers) {
        numbers.forEach(this::count); // FRM101
        numbers.stream().map(this::count).forEach(coroutine -> createTask(coroutine));
        Runnable eager = this::eager;
        Runnable spread =
                () -> this
                        .count( // FRM101
                                1L);
    }

    class Nested {
        void method() {
            new Object() {
                void inner() {
                    count(1L); // FRM101
                }
            }.inner();
        }
    }

    void plain() {
        new NeverAwaited().count(8L); // FRM101
        run(count(9L));
        Coroutine.of(1); // FRM101
    }
}
