package io.fermata;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The threads for blocking calls: virtual ones where the JDK has them, otherwise daemons kept for a while. */
final class WorkerThreads {

    static final Executor SHARED = virtualThreads();

    private WorkerThreads() {}

    private static Executor virtualThreads() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException before21) {
            return platformThreads();
        }
    }

    private static Executor platformThreads() {
        AtomicLong number = new AtomicLong();
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fermata-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
