package io.fermata;

import java.util.concurrent.TimeUnit;

/**
 * Shows loops by JMX, a second after they have begun to run. Loading JMX takes some fifty milliseconds: programs that are
 * over sooner need not pay them, and no loop waits for them, since a thread of its own does it. It ends with the last loop.
 */
final class LoopDisplay implements Runnable {

    private static final LoopDisplay SHARED = new LoopDisplay();
    private static final boolean WANTED =
            !"false".equals(System.getProperty("fermata.jmx")) && JdkModule.isReadable("java.management");

    private boolean running;
    private boolean changed;

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
        } else if (Loops.areOpen()) {
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
            LoopBeans beans = new LoopBeans();
            while (takeChange()) {
                beans.show(Loops.all());
            }
        } catch (InterruptedException e) {
            LoopBeans.LOGGER.log(System.Logger.Level.DEBUG, "loops are no longer shown by JMX", e);
            end();
        }
    }

    private synchronized void end() {
        running = false;
    }

    /** Waits for a change; false when there is nothing left to be shown. */
    private synchronized boolean takeChange() throws InterruptedException {
        while (!changed) {
            if (!Loops.areOpen()) {
                running = false;
                return false;
            }
            wait();
        }
        changed = false;
        return true;
    }
}
