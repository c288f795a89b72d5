package io.fermata;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The functions of asyncio, to be imported statically. */
public final class Asyncio {

    private Asyncio() {}

    /**
     * Suspends until the awaitable brings a value or a failure. For async methods only.
     *
     * @param <T> the value
     * @param awaitable what to wait for
     * @return the value; a failure is thrown as it was
     * @throws IllegalStateException if the method around it was not transformed
     */
    @SuppressWarnings("DoNotCallSuggester") // the compiler replaces the call
    public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
        throw notTransformed("await");
    }

    /**
     * Suspends until the stage completes. For async methods only.
     *
     * @param <T> the value
     * @param stage what to wait for; cancelled if the one who waits is
     * @return the value; a failure is thrown without the {@code CompletionException} around it
     * @throws IllegalStateException if the method around it was not transformed
     */
    @SuppressWarnings("DoNotCallSuggester") // the compiler replaces the call
    public static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        throw notTransformed("await");
    }

    /**
     * Hands a value to whoever iterates over the generator and suspends until the next one is asked for: Python's
     * {@code yield}. For generator methods only.
     *
     * @param <S> what the consumer sends
     * @param value the value
     * @return what the consumer has sent with the request for the next value; null if it only asked
     * @throws IllegalStateException if the method around it was not transformed
     */
    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"}) // the compiler replaces the call
    public static <S extends @Nullable Object> S emit(@Nullable Object value) {
        throw notTransformed("emit");
    }

    /**
     * Iterates over values that may have to be waited for: {@code for (T x : each(source))}, Python's {@code async for}.
     * For the heads of loops in async methods only.
     *
     * @param <T> the values
     * @param source where the values come from
     * @return what a for loop iterates over
     * @throws IllegalStateException if the method around it was not transformed
     */
    @SuppressWarnings("DoNotCallSuggester") // the compiler replaces the call
    public static <T extends @Nullable Object> Iterable<T> each(AsyncIterable<T> source) {
        throw notTransformed("each");
    }

    static IllegalStateException notTransformed(String what) {
        return new IllegalStateException(
                what + " was reached in code that Fermata has not transformed. It belongs in an"
                        + " async method, and the class must be transformed: at build time by the Maven plugin"
                        + " (io.fermata:fermata-maven-plugin, goal transform), or at load time by"
                        + " -javaagent:fermata-agent.jar");
    }

    /**
     * Runs a program: makes an event loop, runs the coroutine to its end, cancels and awaits what is left, closes the loop.
     *
     * @param <T> the result
     * @param main a fresh coroutine
     * @return its result; a failure is thrown as it was, checked or not
     * @throws java.util.concurrent.CancellationException if the main task was cancelled
     * @throws IllegalStateException if an event loop runs on this thread
     */
    public static <T extends @Nullable Object> T run(Coroutine<T> main) {
        return Runner.run(main);
    }

    /**
     * Pauses the current task.
     *
     * @param delay zero and less let everything else that is ready run once
     * @return a fresh coroutine; the time runs from when it is awaited
     */
    public static Coroutine<@Nullable Void> sleep(Duration delay) {
        return sleep(delay, null);
    }

    /**
     * Pauses the current task, then brings a value.
     *
     * @param <T> the value
     * @param delay zero and less let everything else that is ready run once
     * @param result the value
     * @return a fresh coroutine; the time runs from when it is awaited
     */
    public static <T extends @Nullable Object> Coroutine<T> sleep(Duration delay, T result) {
        return new Sleep<>(Durations.nanos(delay), result);
    }

    /**
     * Lets everything else that is ready run first: one iteration of the loop.
     *
     * @return may be awaited any number of times
     */
    public static Awaitable<@Nullable Void> yieldNow() {
        return Yield.INSTANCE;
    }

    /**
     * Runs a coroutine concurrently, from the next iteration of the running loop on.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @return the task, held by the loop until it ends
     * @throws IllegalStateException if no loop runs on this thread, or if the coroutine was used before
     */
    public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine) {
        return EventLoop.current().createTask(coroutine);
    }

    /**
     * The same as {@link #createTask(Coroutine)}, with a name.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @param name shown wherever the task is
     * @return the task
     */
    public static <T extends @Nullable Object> Task<T> createTask(Coroutine<T> coroutine, String name) {
        return EventLoop.current().createTask(coroutine, name);
    }

    /**
     * Runs awaitables concurrently. The first failure is passed on at once while the others go on.
     *
     * @param <T> the values
     * @param awaitables coroutines become tasks; one given twice runs once
     * @return the values in the order of the arguments; cancelling it cancels the members
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Promise<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return gather(Arrays.asList(awaitables));
    }

    /**
     * The same as {@link #gather(Awaitable[])}.
     *
     * @param <T> the values
     * @param awaitables coroutines become tasks; one given twice runs once
     * @return the values in the order of the collection
     */
    public static <T extends @Nullable Object> Promise<List<T>> gather(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return new Gathering<>(EventLoop.current(), awaitables, false);
    }

    /**
     * Runs awaitables concurrently and waits for all of them, however they end.
     *
     * @param <T> the values
     * @param awaitables coroutines become tasks; one given twice runs once
     * @return the outcomes in the order of the arguments; cancelling it cancels the members
     * @throws IllegalStateException if no loop runs on this thread
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends @Nullable Object> Promise<List<Outcome<T>>> gatherSettled(
            Awaitable<? extends T>... awaitables) {
        return gatherSettled(Arrays.asList(awaitables));
    }

    /**
     * The same as {@link #gatherSettled(Awaitable[])}.
     *
     * @param <T> the values
     * @param awaitables coroutines become tasks; one given twice runs once
     * @return the outcomes in the order of the collection
     */
    public static <T extends @Nullable Object> Promise<List<Outcome<T>>> gatherSettled(
            Collection<? extends Awaitable<? extends T>> awaitables) {
        return new Gathering<>(EventLoop.current(), awaitables, true);
    }

    /**
     * Runs awaitables concurrently and hands out their results as they come: {@code for (T x : each(asCompleted(all)))}.
     *
     * @param <T> the values
     * @param awaitables coroutines become tasks at once; one given twice runs once
     * @return the results, to be iterated once; where an awaitable has failed, the iteration throws, and goes on with
     *     the next one when it is asked again
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T extends @Nullable Object> AsyncIterable<T> asCompleted(
            Collection<? extends Awaitable<T>> awaitables) {
        return new CompletionOrder<>(EventLoop.current(), awaitables);
    }

    /**
     * Awaits something for a limited time, in the same task. When the time is over, what is awaited is cancelled, and
     * its end is waited for; if it brings a value all the same, that is the result.
     *
     * @param <T> the value
     * @param awaitable what to await
     * @param limit zero and less: what has ended gives its result, a fresh coroutine never runs
     * @return a fresh coroutine, for tasks only
     * @throws TimeoutException from the await, when the time is over
     */
    public static <T extends @Nullable Object> Coroutine<T> waitFor(Awaitable<T> awaitable, Duration limit)
            throws TimeoutException {
        Objects.requireNonNull(awaitable, "awaitable");
        boolean over = limit.isNegative() || limit.isZero();
        return over ? new LastChance<>(awaitable) : new Timeout<>(limit, () -> new AwaitCoroutine<>(awaitable));
    }

    /**
     * Runs an async body for a limited time, in the same task, which is cancelled when the time is over.
     *
     * @param <T> the result
     * @param <X> what the body may throw
     * @param limit zero and less: the body never runs
     * @param body usually an async lambda
     * @return a fresh coroutine, for tasks only: outside of them it throws {@code IllegalStateException}
     * @throws TimeoutException from the await, when the time is over; any other cancellation stays what it is
     * @throws X from the await
     */
    public static <T extends @Nullable Object, X extends Exception> Coroutine<T> timeout(
            Duration limit, AsyncSupplier<T, X> body) throws TimeoutException, X {
        return new Timeout<>(Objects.requireNonNull(limit, "limit"), Objects.requireNonNull(body, "body"));
    }

    /**
     * Protects something from the cancellation of those who await it: it runs on.
     *
     * @param <T> the value
     * @param awaitable a coroutine becomes a task
     * @return to be awaited in its place
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static <T extends @Nullable Object> Awaitable<T> shield(Awaitable<T> awaitable) {
        return Shield.around(awaitable, EventLoop.current());
    }

    /**
     * Runs a body that can start tasks, and waits until they have all ended. The first failure, of the body or of a task,
     * cancels the rest and is thrown as it was, with later ones suppressed under it.
     *
     * @param <T> the result
     * @param <X> what the body may throw
     * @param body usually an async lambda
     * @return a fresh coroutine of the result of the body, for tasks only: outside of them it throws
     *     {@code IllegalStateException}
     * @throws X from the await
     */
    public static <T extends @Nullable Object, X extends Exception> Coroutine<T> taskGroup(
            AsyncFunction<TaskGroup, T, X> body) throws X {
        return new GroupScope<>(Objects.requireNonNull(body, "body"));
    }

    /**
     * Waits for tasks without touching them: neither cancels them nor throws their failures.
     *
     * @param <K> the tasks
     * @param tasks at least one
     * @param when when to stop waiting
     * @return a fresh coroutine
     * @throws IllegalArgumentException if there are no tasks
     */
    public static <K extends Task<?>> Coroutine<Waited<K>> waitUntil(Collection<? extends K> tasks, ReturnWhen when) {
        return new TasksWait<>(tasks, Objects.requireNonNull(when, "when"), null);
    }

    /**
     * The same as {@link #waitUntil(Collection, ReturnWhen)}, for a limited time.
     *
     * @param <K> the tasks
     * @param tasks at least one
     * @param when when to stop waiting
     * @param limit when to stop waiting in any case, without an exception
     * @return a fresh coroutine
     * @throws IllegalArgumentException if there are no tasks
     */
    public static <K extends Task<?>> Coroutine<Waited<K>> waitUntil(
            Collection<? extends K> tasks, ReturnWhen when, Duration limit) {
        return new TasksWait<>(tasks, Objects.requireNonNull(when, "when"), Objects.requireNonNull(limit, "limit"));
    }

    /**
     * Runs blocking code on another thread, a virtual one where the JDK has them, with the current {@link TaskLocal}s.
     * Being cancelled, its waiter goes on at once and the code runs to its end.
     *
     * @param <T> the result
     * @param <X> what the code may throw
     * @param call what to run
     * @return a fresh coroutine; nothing runs before it is awaited
     * @throws X from the await
     */
    public static <T extends @Nullable Object, X extends Exception> Coroutine<T> toThread(BlockingCall<T, X> call)
            throws X {
        return new AwaitCoroutine<>(new ThreadCall<>(Objects.requireNonNull(call, "call"), WorkerThreads.SHARED, null));
    }

    /**
     * The same as {@link #toThread}, for code that can be interrupted: that is what becomes of it when its waiter is
     * cancelled. The waiter goes on at once even so; an {@code InterruptedException} of the code is then nobody's failure.
     *
     * @param <T> the result
     * @param <X> what the code may throw
     * @param call what to run
     * @return a fresh coroutine; nothing runs before it is awaited
     * @throws X from the await
     */
    public static <T extends @Nullable Object, X extends Exception> Coroutine<T> runInterruptible(
            BlockingCall<T, X> call) throws X {
        return toThread(new InterruptibleCall<>(Objects.requireNonNull(call, "call")));
    }

    /**
     * Runs a coroutine as a task of a loop, from any other thread.
     *
     * @param <T> the result
     * @param coroutine a fresh coroutine
     * @param loop where to run it
     * @return ends as the task does, or fails with {@code IllegalStateException} if the coroutine was used before, or if the
     *     loop is closed before the task has been made; cancelling it cancels the task
     * @throws IllegalStateException if the loop is closed
     */
    public static <T extends @Nullable Object> CompletableFuture<T> runCoroutineThreadsafe(
            Coroutine<T> coroutine, EventLoop loop) {
        return ThreadsafeStart.start(coroutine, loop);
    }

    /**
     * The task whose step is being run.
     *
     * @return null in a callback
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static @Nullable Task<?> currentTask() {
        return EventLoop.current().current;
    }

    /**
     * The unfinished tasks of the running loop.
     *
     * @return a new set
     * @throws IllegalStateException if no loop runs on this thread
     */
    public static Set<Task<?>> allTasks() {
        return EventLoop.current().allTasks();
    }
}
