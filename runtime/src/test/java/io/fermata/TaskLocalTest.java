package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.runCoroutineThreadsafe;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What callbacks and tasks that somebody else starts see: what the one sees who has handed them over. */
class TaskLocalTest {
    private final TaskLocal<String> user = TaskLocal.withInitial("nobody");
    private final List<String> log = new ArrayList<>();

    private static Script<Object> script() {
        return new Script<>();
    }

    private void note(String where) {
        log.add(where + " " + user.get());
    }

    @Test
    void callbacks_see_what_the_task_saw_that_set_them() {
        VirtualTime.run(script().then(() -> user.set("ann"))
                .then(() -> {
                    EventLoop loop = EventLoop.current();
                    loop.callSoon(() -> note("soon"));
                    loop.callLater(Duration.ofSeconds(1), () -> note("later"));
                    loop.callSoonThreadsafe(() -> note("threadsafe"));
                    loop.execute(() -> createTask(script().then(() -> note("task of a callback"))));
                    createTask(Coroutine.of("x")).addDoneCallback(task -> note("done"));
                    Promise<String> promise = loop.createPromise();
                    promise.addDoneCallback(ended -> note("promise"));
                    promise.complete("x");
                    user.set("bob");
                })
                .await(v -> sleep(Duration.ofSeconds(2))));
        assertThat(log)
                .containsExactlyInAnyOrder(
                        "soon ann", "later ann", "threadsafe ann", "task of a callback ann", "done ann", "promise ann");
    }

    @Test
    void a_callback_keeps_what_it_sets_to_itself() {
        VirtualTime.run(script().then(() -> user.set("ann"))
                .then(() -> EventLoop.current().callSoon(() -> user.set("changed")))
                .then(() -> EventLoop.current().callSoon(() -> note("next")))
                .await(v -> yieldNow())
                .then(() -> note("task")));
        assertThat(log).containsExactly("next ann", "task ann");
        assertThat(user.get()).isEqualTo("nobody");
    }

    @Test
    void a_coroutine_from_another_thread_sees_what_that_thread_sees() throws Exception {
        EventLoop loop = EventLoop.create();
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread other = new Thread(() -> {
            user.set("other thread");
            runCoroutineThreadsafe(script().await(v -> yieldNow()).run(v -> user.get()), loop)
                    .whenComplete((value, failure) -> {
                        seen.complete("" + value);
                        loop.callSoonThreadsafe(loop::stop);
                    });
        });
        other.start();
        loop.runForever();
        other.join();
        loop.close();
        assertThat(seen.get()).isEqualTo("other thread");
    }

    @Test
    void code_in_an_executor_sees_what_its_task_saw() {
        EventLoop loop = EventLoop.create();
        var executor = Executors.newSingleThreadExecutor();
        loop.runUntilComplete(script().then(() -> user.set("ann"))
                .await(v -> loop.runInExecutor(executor, user::get))
                .run(seen -> log.add("executor " + seen)));
        executor.shutdown();
        loop.close();
        assertThat(log).containsExactly("executor ann");
    }

    @Test
    void what_runs_when_a_channel_is_ready_sees_what_the_one_saw_who_watches_it() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        EventLoop loop = EventLoop.create();
        loop.runUntilComplete(script().then(() -> user.set("ann")).await(v -> {
            Promise<String> read = loop.createPromise();
            loop.addReader(pipe.source(), () -> {
                loop.removeReader(pipe.source());
                note("reader");
                read.complete("x");
            });
            pipe.sink().write(ByteBuffer.allocate(1));
            return read;
        }));
        loop.close();
        pipe.sink().close();
        assertThat(log).containsExactly("reader ann");
    }
}
