package io.fermata;

import java.util.concurrent.CancellationException;

/**
 * Ctrl-C has ended a program: its main task was cancelled by it, and everything is cleaned up. Left uncaught, the JVM
 * exits in silence with 130, as shells know it.
 */
public final class KeyboardInterrupt extends CancellationException {

    private static final long serialVersionUID = 1;

    /** What a shell sees of a program that SIGINT has ended. */
    private static final int EXIT_CODE = 128 + 2;

    KeyboardInterrupt(Throwable cause) {
        super("interrupted");
        initCause(cause);
    }

    /** Lets this thread end the JVM if it ends by one of these, unless somebody has made other arrangements. */
    static void exitIfUncaught() {
        Thread thread = Thread.currentThread();
        ThreadGroup group = thread.getThreadGroup();
        if (thread.getUncaughtExceptionHandler() == group && Thread.getDefaultUncaughtExceptionHandler() == null) {
            thread.setUncaughtExceptionHandler((dying, failure) -> {
                if (failure instanceof KeyboardInterrupt) {
                    System.exit(EXIT_CODE);
                }
                group.uncaughtException(dying, failure);
            });
        }
    }
}
