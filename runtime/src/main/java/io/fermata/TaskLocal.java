package io.fermata;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A variable of which every task has its own: it starts with what its creator saw.
 *
 * <p>Outside tasks a thread has its own.
 *
 * <p>The JDK's {@code ScopedValue} is bound to a stretch of a stack, and nobody but the JDK can bind it again elsewhere. Bound
 * around {@link Asyncio#run}, it is seen by everything that the loop runs. Bound by an async method, it is seen by what
 * is called there and does not suspend. It does not follow a task through its suspensions, nor {@link Asyncio#toThread} to
 * another thread: that is what this is for.
 *
 * @param <T> the value
 */
public final class TaskLocal<T extends @Nullable Object> {

    private static final ThreadLocal<Map<TaskLocal<?>, Object>> OUTSIDE_TASKS = ThreadLocal.withInitial(Map::of);

    private final T initial;

    private TaskLocal(T initial) {
        this.initial = initial;
    }

    /**
     * Makes a variable.
     *
     * @param <T> the value
     * @param initial what it is wherever nobody has set it
     * @return a new variable
     */
    public static <T extends @Nullable Object> TaskLocal<T> withInitial(T initial) {
        return new TaskLocal<>(initial);
    }

    /**
     * Reads the variable.
     *
     * @return the value that the current task sees
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only where T is nullable
    public T get() {
        Object value = bindings().get(this);
        return value == null ? initial : (T) Ending.value(value);
    }

    /**
     * Sets the variable, for the current task and the tasks it creates from now on.
     *
     * @param value the value
     */
    public void set(T value) {
        Map<TaskLocal<?>, Object> changed = new HashMap<>(bindings());
        changed.put(this, Ending.of(value));
        bind(changed);
    }

    /** What the current task, or else the current thread, has set. Never changed, only replaced. */
    static Map<TaskLocal<?>, Object> bindings() {
        return bindings(currentTask());
    }

    /** The bindings of a task, or of this thread if there is no task. */
    static Map<TaskLocal<?>, Object> bindings(@Nullable Task<?> task) {
        return task == null ? OUTSIDE_TASKS.get() : task.locals;
    }

    /** Replaces the bindings of the current task or thread. */
    static void bind(Map<TaskLocal<?>, Object> bindings) {
        Task<?> task = currentTask();
        if (task == null) {
            OUTSIDE_TASKS.set(bindings);
        } else {
            task.locals = bindings;
        }
    }

    /** The callback with the present bindings: as in asyncio, it sees the values of whoever registers it. */
    static Runnable carriedInto(Runnable callback) {
        Map<TaskLocal<?>, Object> bindings = bindings();
        return bindings.isEmpty() ? callback : () -> runWith(bindings, callback);
    }

    /** The same for a callback with an argument. */
    static <A> Consumer<? super A> carriedInto(Consumer<? super A> callback) {
        Map<TaskLocal<?>, Object> bindings = bindings();
        return bindings.isEmpty() ? callback : argument -> runWith(bindings, () -> callback.accept(argument));
    }

    private static void runWith(Map<TaskLocal<?>, Object> bindings, Runnable callback) {
        Map<TaskLocal<?>, Object> before = bindings();
        bind(bindings);
        try {
            callback.run();
        } finally {
            bind(before);
        }
    }

    private static @Nullable Task<?> currentTask() {
        EventLoop loop = EventLoop.running();
        return loop == null ? null : loop.current;
    }
}
