package io.fermata;

import java.util.concurrent.TimeUnit;

/**
 * Shows loops by JMX, a second after they have begun to run. Loading JMX takes some fifty milliseconds: programs that are
 * over sooner need not pay them, and no loop waits for them, since a thread of its own does it. It ends with the last loop.
 */
final class LoopDisplay implements Runnable {

    private static final long A_MINUTE = TimeUnit.MINUTES.toMillis(1);
    private static final LoopDisplay SHARED = new LoopDisplay();
    private static final boolean WANTED =
            !"false".equals(System.getProperty("fermata.jmx")) && JdkModule.isReadable("java.management");

    private boolean running;
    private boolean changed;

    /** Whether showing has failed, which is said once. */
    private boolean broken;

    private LoopDisplay() {}

    /** A loop begins to run, or has been closed. */
    static void refresh() {
        if (WANTED) {
            SHARED.changed();
        }
    }

    private synchronized void changed() {
        changed = true;
        if (running) {
            notifyAll();
        } else if (Loops.areOpen() && !broken) {
            running = true;
            Thread thread = new Thread(this, "fermata-jmx");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            TimeUnit.SECONDS.sleep(1);
            LoopBeans beans = null;
            while (takeChange(beans != null)) {
                beans = beans == null ? new LoopBeans() : beans;
                beans.show(Loops.all());
            }
        } catch (InterruptedException | RuntimeException | LinkageError e) {
            // Not kept: to find a logger means to read files, which no loop is to wait for.
            System.getLogger("io.fermata").log(System.Logger.Level.WARNING, "loops are no longer shown by JMX", e);
            end();
        }
    }

    private synchronized void end() {
        running = false;
        broken = true;
    }

    /**
     * Waits for a change; false when there is nothing left to be shown. Loops that are dropped without being closed tell
     * nobody: a minute counts as a change, too.
     */
    private synchronized boolean takeChange(boolean shown) throws InterruptedException {
        while (!changed && Loops.areOpen()) {
            wait(A_MINUTE);
            changed = true;
        }
        running = Loops.areOpen() || (changed && shown);
        changed = false;
        return running;
    }
}
