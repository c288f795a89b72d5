package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Blocking code on a thread of its own, with the task-local bindings of the one who asked for it. */
final class ThreadCall<T extends @Nullable Object> implements Awaitable<T>, Explained {

    private final BlockingCall<T, ?> call;
    private final Executor executor;

    /** Counts the call if it runs on the shared threads, and reports its failure if nobody else takes it. */
    private @Nullable EventLoop loop;

    /** The failure of the call, until somebody is told of it. */
    private final AtomicReference<@Nullable Throwable> untold = new AtomicReference<>();

    /** Whether the waiter was cancelled: a failure is then reported to the loop. */
    private volatile boolean abandoned;

    /** Who runs the code; null before and after. */
    private volatile @Nullable Thread runner;

    /**
     * A call not begun.
     *
     * @param loop whose call it is; null for the loop that runs where it is subscribed to, if any
     */
    ThreadCall(BlockingCall<T, ?> call, Executor executor, @Nullable EventLoop loop) {
        this.call = call;
        this.executor = executor;
        this.loop = loop;
    }

    @Override
    public void subscribe(Continuation<? super T> k) {
        Map<TaskLocal<?>, Object> bindings = TaskLocal.bindings();
        if (loop == null) {
            loop = EventLoop.running();
        }
        if (loop != null && executor == WorkerThreads.SHARED) {
            BlockingCalls counted = loop.blockingCalls;
            counted.begin(executor, () -> run(k, bindings, counted));
        } else {
            executor.execute(() -> tell(k, call(bindings)));
        }
    }

    /** Counts a call that succeeds as ended before its waiter is resumed, but one that fails only after its failure was passed on. */
    private void run(Continuation<? super T> k, Map<TaskLocal<?>, Object> bindings, BlockingCalls counted) {
        Object ending = call(bindings);
        if (ending instanceof Ending.Failed) {
            try {
                tell(k, ending);
            } finally {
                counted.end();
            }
        } else {
            counted.end();
            tell(k, ending);
        }
    }

    private void tell(Continuation<? super T> k, Object ending) {
        if (ending instanceof Ending.Failed failed) {
            k.fail(failed.failure);
            untold.set(failed.failure);
            reportIfAbandoned();
        } else {
            resume(k, ending);
        }
    }

    private Object call(Map<TaskLocal<?>, Object> bindings) {
        Map<TaskLocal<?>, Object> before = TaskLocal.bindings();
        TaskLocal.bind(bindings);
        runner = Thread.currentThread();
        try {
            return Ending.of(call.call());
        } catch (Throwable failure) {
            return Ending.failed(failure);
        } finally {
            runner = null;
            TaskLocal.bind(before);
        }
    }

    @Override
    public Blocker blocker() {
        Thread thread = runner;
        if (thread == null) {
            return Blocker.of(WaitKind.THREAD, "blocking call, about to run or to end");
        }
        String name = thread.getName().isEmpty() ? "of its own" : thread.getName();
        return Blocker.of(WaitKind.THREAD, "blocking call on thread " + name + at(thread.getStackTrace()));
    }

    /** What it is in, and the line of the program that has called that. */
    private static String at(StackTraceElement[] stack) {
        StackTraceElement[] plain = BlockedStep.plain(stack);
        for (int i = 0; i < plain.length && !RuntimeClasses.include(plain[i]); i++) {
            String module = stack[i].getModuleName();
            if (module == null || !module.startsWith("java.")) {
                return " at " + plain[0] + (i == 0 ? "" : ", called at " + plain[i]);
            }
        }
        return plain.length == 0 ? "" : " at " + plain[0];
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
    private static <T extends @Nullable Object> void resume(Continuation<? super T> k, Object ending) {
        k.resume((T) Ending.value(ending));
    }

    /** Called after the failure and after the cancellation of the waiter: whichever comes last reports. */
    private void reportIfAbandoned() {
        Throwable failure = abandoned ? untold.getAndSet(null) : null;
        EventLoop home = loop;
        if (failure == null) {
            return;
        }
        boolean told = home != null
                && home.callIfOpen(() ->
                        home.failures.report("a blocking call failed after its waiter was cancelled", failure, null));
        if (!told) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    @Override
    public String toString() {
        return "a call on another thread";
    }

    @Override
    public void unsubscribe(Continuation<? super T> k) {
        if (call instanceof InterruptibleCall<?, ?> interruptible) {
            interruptible.interrupt();
        }
        abandoned = true;
        reportIfAbandoned();
    }
}
