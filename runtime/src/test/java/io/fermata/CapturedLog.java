package io.fermata;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** The platform's logger in tests: keeps the messages of the failures that are logged, and prints nothing. */
public final class CapturedLog extends System.LoggerFinder {

    static final BlockingQueue<String> WARNINGS = new LinkedBlockingQueue<>();
    static final List<String> FAILURES = new CopyOnWriteArrayList<>();

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new System.Logger() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean isLoggable(Level level) {
                return true;
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
                if (level == Level.WARNING) {
                    WARNINGS.add(message);
                    return;
                }
                FAILURES.add(String.valueOf(thrown.getMessage()));
            }

            @Override
            public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {}
        };
    }
}
