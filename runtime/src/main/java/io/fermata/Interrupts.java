package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C for programs: the first cancels the main task of {@link Asyncio#run}, so that its finally blocks run; the second,
 * and any while nothing runs, does what the JVM always does, which is to exit.
 *
 * <p>As in asyncio, that is for runs of the JVM's main thread: those of other threads are not what the user sees as the
 * program. A handler that somebody else has set stays in force.
 */
final class Interrupts {

    private static final String SIGINT = "INT";
    private static final String MAIN_THREAD = "main";
    private static final Interrupts OF_JVM = new Interrupts();

    private boolean installed;
    private Signals.@Nullable Previous before;
    private @Nullable Task<?> main;
    private boolean interrupted;

    private Interrupts() {}

    /** A main task begins. */
    static void begin(Task<?> main) {
        if (isMainThread()) {
            OF_JVM.watch(main);
        }
    }

    /** It has ended; tells whether it was interrupted. */
    static boolean end() {
        return isMainThread() && OF_JVM.unwatch();
    }

    /** By its name: which number it has depends on the JDK. */
    private static boolean isMainThread() {
        return Thread.currentThread().getName().equals(MAIN_THREAD);
    }

    private synchronized void watch(Task<?> task) {
        main = task;
        interrupted = false;
        if (!installed) {
            installed = true;
            Signals.Previous previous = Signals.handle(SIGINT, this::handle);
            if (previous != null && !previous.isTheJvms()) {
                Signals.restore(SIGINT, previous);
            }
            before = previous;
        }
    }

    private synchronized boolean unwatch() {
        main = null;
        return interrupted;
    }

    private void handle(Object signal) {
        if (!cancelMain() && before != null) {
            before.handle(signal);
        }
    }

    private synchronized boolean cancelMain() {
        Task<?> task = main;
        if (task == null || interrupted || task.isDone()) {
            return false;
        }
        interrupted = true;
        task.loop.callSoonThreadsafe(() -> task.cancel("SIGINT"));
        return true;
    }
}
