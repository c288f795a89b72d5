package io.fermata;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The failures of one loop that nobody takes: they go to its exception handler. */
final class Failures {

    /** Null for the default one. */
    @Nullable
    ExceptionHandler handler;

    private final EventLoop loop;
    private final Set<Watch> watched = new LinkedHashSet<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    Failures(EventLoop loop) {
        this.loop = loop;
    }

    /** Reports the failure when {@code source} is collected or the loop is closed, unless somebody has taken it by then. */
    void watch(Completion<?> source, Ending.Failed failed) {
        watched.add(new Watch(source, failed, collected));
    }

    void reportAll() {
        watched.forEach(this::reportIfLost);
        watched.clear();
        if (Unawaited.TRACKED) {
            Unawaited.reportAll(loop);
        }
    }

    void reportCollected() {
        if (Unawaited.TRACKED) {
            Unawaited.reportCollected();
        }
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            if (gone instanceof Watch watch && watched.remove(watch)) {
                reportIfLost(watch);
            }
        }
    }

    /** Reports something that was made and then never used; the exception has the place where it was made for its trace. */
    void reportForgotten(String message, List<StackTraceElement> createdAt) {
        IllegalStateException forgotten = new IllegalStateException(message);
        forgotten.setStackTrace(createdAt.toArray(StackTraceElement[]::new));
        report(new ExceptionContext(message, forgotten, null, createdAt));
    }

    void report(String message, Throwable failure, @Nullable Task<?> task) {
        report(new ExceptionContext(message, failure, task));
    }

    /** Hands a failure to the exception handler; one that throws falls back to the default one. */
    void report(ExceptionContext context) {
        ExceptionHandler chosen = handler == null ? DefaultExceptionHandler.INSTANCE : handler;
        try {
            chosen.handle(loop, context);
        } catch (Throwable broken) {
            DefaultExceptionHandler.INSTANCE.handle(loop, context);
            DefaultExceptionHandler.INSTANCE.handle(
                    loop, new ExceptionContext("the exception handler failed", broken, context.task()));
        }
    }

    private void reportIfLost(Watch watch) {
        if (!watch.failed.taken) {
            watch.failed.taken = true;
            String message = "the failure of " + watch.name + " was never retrieved";
            report(new ExceptionContext(message, watch.failed.failure, watch.task(), watch.createdAt));
        }
    }

    /** What is needed to report the failure of a task or promise that has been collected. */
    private static final class Watch extends WeakReference<Object> {
        final String name;
        final Ending.Failed failed;
        final List<StackTraceElement> createdAt;

        Watch(Completion<?> source, Ending.Failed failed, ReferenceQueue<Object> queue) {
            super(source, queue);
            this.name = source.toString();
            this.failed = failed;
            this.createdAt = source instanceof Task<?> task ? task.loop.creationSites.of(task) : List.of();
        }

        @Nullable
        Task<?> task() {
            return get() instanceof Task<?> task ? task : null;
        }
    }
}
