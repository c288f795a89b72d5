package io.fermata;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random puts, gets and cancellations at every moment: no item and no wake-up is ever lost. */
class AsyncQueueModelTest {
    private final List<Integer> put = new ArrayList<>();
    private final List<Integer> got = new ArrayList<>();
    private final List<Task<?>> putters = new ArrayList<>();
    private final List<Task<?>> getters = new ArrayList<>();
    private int nextItem;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothing_is_lost(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            AsyncQueue<Integer> queue = new AsyncQueue<>(random.nextInt(4));
            putters.clear();
            getters.clear();
            put.clear();
            got.clear();
            VirtualTime.run(new Script<>()
                    .repeat(50, v -> {
                        act(random, queue);
                        return random.nextBoolean() ? yieldNow() : Coroutine.done();
                    })
                    .repeat(20, v -> yieldNow())
                    .then(() -> check(seed, queue)));
        }
    }

    private void act(Random random, AsyncQueue<Integer> queue) {
        switch (random.nextInt(6)) {
            case 0, 1 ->
                getters.add(createTask(new Script<>().await(v -> queue.get()).run(v -> got.add((Integer) v))));
            case 2, 3 -> {
                int item = nextItem++;
                putters.add(
                        createTask(new Script<>().await(v -> queue.put(item)).run(v -> put.add(item))));
            }
            case 4 -> cancelOne(random, getters);
            default -> cancelOne(random, putters);
        }
    }

    private static void cancelOne(Random random, List<Task<?>> tasks) {
        if (!tasks.isEmpty()) {
            tasks.get(random.nextInt(tasks.size())).cancel();
        }
    }

    private void check(long seed, AsyncQueue<Integer> queue) {
        List<Integer> left = new ArrayList<>();
        boolean gettersWait = getters.stream().anyMatch(task -> !task.isDone());
        boolean puttersWait = putters.stream().anyMatch(task -> !task.isDone());
        assertThat(gettersWait && !queue.isEmpty())
                .as("a getter sleeps beside an item, seed %d", seed)
                .isFalse();
        assertThat(puttersWait && !queue.isFull())
                .as("a putter sleeps beside room, seed %d", seed)
                .isFalse();
        while (!queue.isEmpty()) {
            left.add(queue.getNowait());
        }
        left.addAll(0, got);
        assertThat(left).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(put);
        putters.forEach(Task::cancel);
    }
}
