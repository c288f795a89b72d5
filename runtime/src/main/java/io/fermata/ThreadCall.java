package io.fermata;

import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Blocking code on a thread of its own, with the task-local bindings of the one who asked for it. */
final class ThreadCall<T extends @Nullable Object> implements Awaitable<T> {

    private final BlockingCall<T, ?> call;
    private final Executor executor;

    ThreadCall(BlockingCall<T, ?> call, Executor executor) {
        this.call = call;
        this.executor = executor;
    }

    @Override
    public void subscribe(Continuation<? super T> k) {
        Map<TaskLocal<?>, Object> bindings = TaskLocal.bindings();
        executor.execute(() -> {
            Map<TaskLocal<?>, Object> before = TaskLocal.bindings();
            TaskLocal.bind(bindings);
            try {
                run(k);
            } finally {
                TaskLocal.bind(before);
            }
        });
    }

    private void run(Continuation<? super T> k) {
        T result;
        try {
            result = call.call();
        } catch (Throwable failure) {
            k.fail(failure);
            return;
        }
        k.resume(result);
    }
}
