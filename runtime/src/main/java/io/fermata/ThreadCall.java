package io.fermata;

import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Blocking code on a thread of its own, with the task-local bindings of the one who asked for it. */
final class ThreadCall<T extends @Nullable Object> implements Awaitable<T> {

    private final BlockingCall<T, ?> call;
    private final Executor executor;

    /** Nobody waits any more: a failure has to be told to somebody else. */
    private volatile boolean abandoned;

    ThreadCall(BlockingCall<T, ?> call, Executor executor) {
        this.call = call;
        this.executor = executor;
    }

    @Override
    public void subscribe(Continuation<? super T> k) {
        Map<TaskLocal<?>, Object> bindings = TaskLocal.bindings();
        EventLoop loop = EventLoop.running();
        BlockingCalls counted = executor == WorkerThreads.SHARED && loop != null ? loop.blockingCalls : null;
        if (counted != null) {
            counted.begin();
        }
        executor.execute(() -> {
            Object ending = call(bindings);
            if (ending instanceof Ending.Failed failed) {
                k.fail(failed.failure);
                reportIfAbandoned(failed.failure, loop);
            }
            if (counted != null) {
                counted.end();
            }
            if (!(ending instanceof Ending.Failed)) {
                resume(k, ending);
            }
        });
    }

    private Object call(Map<TaskLocal<?>, Object> bindings) {
        Map<TaskLocal<?>, Object> before = TaskLocal.bindings();
        TaskLocal.bind(bindings);
        try {
            return Ending.of(call.call());
        } catch (Throwable failure) {
            return Ending.failed(failure);
        } finally {
            TaskLocal.bind(before);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
    private static <T extends @Nullable Object> void resume(Continuation<? super T> k, Object ending) {
        k.resume((T) Ending.value(ending));
    }

    private void reportIfAbandoned(Throwable failure, @Nullable EventLoop loop) {
        if (abandoned && loop != null) {
            loop.callIfOpen(
                    () -> loop.failures.report("a blocking call failed after its waiter was cancelled", failure, null));
        }
    }

    @Override
    public String toString() {
        return "a call on another thread";
    }

    @Override
    public void unsubscribe(Continuation<? super T> k) {
        abandoned = true;
    }
}
