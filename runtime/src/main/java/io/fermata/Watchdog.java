package io.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks every few milliseconds at the loops in debug mode, and tells of steps that do not end while they still run. One
 * thread for all; it ends with the last loop.
 */
final class Watchdog implements Runnable {

    private static final System.Logger LOGGER = System.getLogger("io.fermata");
    private static final Watchdog SHARED = new Watchdog();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SLOWEST_LOOK = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long FASTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<StepWatch> watches = new ArrayList<>();
    private boolean running;

    private Watchdog() {}

    static void watch(StepWatch watch) {
        SHARED.add(watch);
    }

    private synchronized void add(StepWatch watch) {
        if (!watches.contains(watch)) {
            watches.add(watch);
        }
        if (!running) {
            running = true;
            Thread thread = new Thread(this, "fermata-watchdog");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }
    }

    @Override
    public void run() {
        List<StepWatch> current = current();
        while (!current.isEmpty()) {
            LockSupport.parkNanos(pause(current));
            current.forEach(Watchdog::lookOnce);
            current = current();
        }
    }

    private static long pause(List<StepWatch> watches) {
        long nanos = SLOWEST_LOOK;
        for (StepWatch watch : watches) {
            nanos = Math.max(FASTEST_LOOK, Math.min(nanos, watch.loop.slowCallbackNanos() / 4));
        }
        return nanos;
    }

    /** The loops to look at; none if the thread is to end. */
    private synchronized List<StepWatch> current() {
        watches.removeIf(watch -> watch.loop.watch != watch || !watch.loop.thread.isRunning());
        running = !watches.isEmpty();
        return List.copyOf(watches);
    }

    /** A handler of the log that fails is no reason to stop watching. */
    private static void lookOnce(StepWatch watch) {
        try {
            look(watch);
        } catch (RuntimeException failure) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    private static void look(StepWatch watch) {
        long started = watch.startedAt;
        long nanos = System.nanoTime() - started;
        Thread thread = watch.loop.thread.get();
        if (started == 0 || started == watch.reportedAt || thread == null || nanos < watch.loop.slowCallbackNanos()) {
            return;
        }
        Task<?> task = watch.loop.current;
        BlockedStep blocked = new BlockedStep(thread.getStackTrace());
        if (watch.startedAt == started) {
            watch.reportedAt = started;
            String who = task == null ? "a callback" : task.name();
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    who + " blocks " + watch.loop + ", for " + nanos / NANOS_PER_MILLI + " ms so far, "
                            + blocked.where(),
                    blocked);
        }
    }
}
