package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random acquisitions, releases and cancellations at every moment: no permit and no wake-up is ever lost. */
class SemaphoreModelTest {
    private final List<Task<?>> users = new ArrayList<>();
    private int holders;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothing_is_lost(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int permits = 1 + random.nextInt(3);
            AsyncSemaphore semaphore = AsyncSemaphore.bounded(permits);
            users.clear();
            VirtualTime.run(new Script<>()
                    .repeat(50, v -> {
                        act(random, semaphore, permits);
                        return random.nextBoolean() ? yieldNow() : Coroutine.done();
                    })
                    .repeat(300, v -> yieldNow())
                    .then(() -> check(seed, semaphore)));
        }
    }

    private void act(Random random, AsyncSemaphore semaphore, int permits) {
        if (random.nextInt(3) > 0 || users.isEmpty()) {
            users.add(createTask(user(random.nextInt(4), semaphore, permits)));
        } else {
            users.get(random.nextInt(users.size())).cancel();
        }
    }

    private Coroutine<Object> user(int iterations, AsyncSemaphore semaphore, int permits) {
        boolean[] held = {false};
        return new Script<>()
                .await(v -> semaphore.acquire())
                .then(() -> {
                    held[0] = true;
                    assertThat(++holders).isLessThanOrEqualTo(permits);
                })
                .repeat(iterations, v -> yieldNow())
                .rescue(cancelled -> null)
                .then(() -> {
                    if (held[0]) {
                        holders--;
                        semaphore.release();
                    }
                });
    }

    private void check(long seed, AsyncSemaphore semaphore) {
        assertThat(users).as("seed %d", seed).allMatch(Task::isDone);
        assertThat(users).as("seed %d", seed).noneMatch(SemaphoreModelTest::hasFailed);
        assertThat(holders).as("seed %d", seed).isZero();
        assertThat(semaphore.isLocked()).as("seed %d", seed).isFalse();
    }

    private static boolean hasFailed(Task<?> task) {
        return !task.isCancelled() && task.peek() instanceof Ending.Failed;
    }
}
