package io.fermata;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks every few milliseconds at the loops in debug mode, and tells of steps that do not end while they still run. One
 * thread for all; it ends when no such loop is run any more. A loop that an executor drives counts until it is closed or
 * dropped, since it is run again and again.
 */
final class Watchdog implements Runnable {

    private static final Watchdog SHARED = new Watchdog();
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SLOWEST_LOOK = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long FASTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(1);

    /** Their loops hold them. */
    private final List<WeakReference<StepWatch>> watches = new ArrayList<>();

    private boolean running;

    Watchdog() {}

    static void watch(StepWatch watch) {
        SHARED.add(watch);
    }

    synchronized void add(StepWatch watch) {
        if (watches.stream().noneMatch(known -> known.refersTo(watch))) {
            watches.add(new WeakReference<>(watch));
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
        long pause = FASTEST_LOOK;
        while (pause > 0) {
            LockSupport.parkNanos(pause);
            pause = lookOnce();
        }
    }

    /** Returns the time until the next look, zero if there is nothing left to look at; meanwhile it references no loop. */
    private long lookOnce() {
        List<StepWatch> current = current();
        current.forEach(Watchdog::lookSafely);
        return current.isEmpty() ? 0 : pause(current);
    }

    private static long pause(List<StepWatch> watches) {
        long nanos = SLOWEST_LOOK;
        for (StepWatch watch : watches) {
            nanos = Math.max(FASTEST_LOOK, Math.min(nanos, watch.loop.slowCallbackNanos() / 4));
        }
        return nanos;
    }

    /** The loops to look at; none if the thread is to end. */
    synchronized List<StepWatch> current() {
        List<StepWatch> current = new ArrayList<>();
        watches.removeIf(known -> {
            StepWatch watch = known.get();
            boolean needed = watch != null && isNeeded(watch);
            if (needed) {
                current.add(watch);
            }
            return !needed;
        });
        running = !current.isEmpty();
        return current;
    }

    private static boolean isNeeded(StepWatch watch) {
        EventLoop loop = watch.loop;
        boolean run = loop.thread.isRunning() || (loop.queue.runsByItself() && !loop.isClosed());
        return run && loop.watch == watch && loop.isDebug();
    }

    /** A handler of the log that fails is no reason to stop watching. */
    private static void lookSafely(StepWatch watch) {
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
            // Not kept: to find a logger means to read files, which no loop is to wait for.
            System.getLogger("io.fermata")
                    .log(
                            System.Logger.Level.WARNING,
                            who + " blocks " + watch.loop + ", for " + nanos / NANOS_PER_MILLI + " ms so far, "
                                    + blocked.where(),
                            blocked);
        }
    }
}
