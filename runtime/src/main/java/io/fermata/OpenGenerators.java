package io.fermata;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The async generators that have begun to run on a loop and not ended yet.
 *
 * <p>The loop closes them at its end. Those that have become unreachable, so that nobody can ask them for another value, it
 * closes when the next generator begins.
 */
final class OpenGenerators {

    private final EventLoop loop;
    private final Map<GeneratorBody, Reference<?>> open = new LinkedHashMap<>();
    private final ReferenceQueue<AsyncGenerator<?>> abandoned = new ReferenceQueue<>();

    OpenGenerators(EventLoop loop) {
        this.loop = loop;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the loop reports a failure that nobody takes
    void add(AsyncGenerator<?> handle, GeneratorBody begun) {
        for (Reference<?> gone = abandoned.poll(); gone != null; gone = abandoned.poll()) {
            GeneratorBody body = ((Watch) gone).body;
            body.reportUnclosed();
            loop.createTask(new GeneratorClose(body));
        }
        open.put(begun, new Watch(handle, abandoned));
        if (loop.creationSites.always) {
            loop.creationSites.add(begun, loop.time());
        }
    }

    /** Those that are open, oldest first. */
    List<GeneratorBody> snapshot() {
        return new ArrayList<>(open.keySet());
    }

    void remove(GeneratorBody body) {
        open.remove(body);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    List<GeneratorBody> takeAll() {
        List<GeneratorBody> all = new ArrayList<>(open.keySet());
        open.clear();
        all.forEach(GeneratorBody::reportUnclosed);
        return all;
    }

    private static final class Watch extends PhantomReference<AsyncGenerator<?>> {
        final GeneratorBody body;

        Watch(AsyncGenerator<?> handle, ReferenceQueue<AsyncGenerator<?>> queue) {
            super(handle, queue);
            this.body = handle.body;
        }
    }
}
