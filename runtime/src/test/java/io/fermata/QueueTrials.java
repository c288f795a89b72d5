package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;

/** Queues of every kind, and the barrier. */
final class QueueTrials {
    private QueueTrials() {}

    enum Kind {
        FIFO,
        LIFO,
        PRIORITY;

        AsyncQueue<Integer> queue(int size) {
            return switch (this) {
                case FIFO -> new AsyncQueue<>(size);
                case LIFO -> new AsyncLifoQueue<>(size);
                case PRIORITY -> new AsyncPriorityQueue<>(size);
            };
        }

        Queue<Integer> model() {
            return switch (this) {
                case FIFO -> new ArrayDeque<>();
                case LIFO -> Collections.asLifoQueue(new ArrayDeque<>());
                case PRIORITY -> new PriorityQueue<>();
            };
        }
    }

    /** What goes in comes out once, in the queue's order; nobody waits without need; who comes first is served first. */
    static final class OfQueue extends Trial {
        private static final int[] ITEMS = {5, 2, 8, 1, 9, 4, 7, 3, 6, 0};

        private final AsyncQueue<Integer> queue;
        private final Queue<Integer> model;

        /** What has been done without a place in the line: it may take what somebody was woken for. */
        private final Set<String> robbers = new HashSet<>();

        private int made;
        private boolean shutDown;

        OfQueue(Kind kind, int size) {
            queue = kind.queue(size);
            model = kind.model();
            move("put", this::put);
            move("get", () -> call("get", new Script<>().await(v -> queue.get()).run(this::taken)));
            moveNowAndSoon("put nowait", this::putNowait, this::hasRoom);
            moveNowAndSoon("get nowait", this::getNowait, () -> !queue.isEmpty());
        }

        /** The same with an end. */
        OfQueue withShutdown() {
            move("shutdown", () -> {
                shutDown = true;
                queue.shutdown();
            });
            move("shutdown now", () -> {
                shutDown = true;
                queue.shutdown(true);
                model.clear();
            });
            return this;
        }

        private boolean hasRoom() {
            return !queue.isFull() && !shutDown;
        }

        private void putNowait() {
            if (hasRoom()) {
                int item = next();
                robbers.add("put");
                queue.putNowait(item);
                model.add(item);
            }
        }

        private void getNowait() {
            if (!queue.isEmpty()) {
                robbers.add("get");
                taken(queue.getNowait());
            }
        }

        private int next() {
            return made / ITEMS.length * ITEMS.length + ITEMS[made++ % ITEMS.length];
        }

        private void put() {
            int item = next();
            call("put", new Script<>().await(v -> queue.put(item)).then(() -> model.add(item)));
        }

        private Object taken(Object item) {
            assertThat(item).as("in its order").isEqualTo(model.poll());
            return item;
        }

        @Override
        void check() {
            assertThat(queue.size()).isEqualTo(model.size());
            checkWaiting("get", shutDown || !queue.isEmpty());
            checkWaiting("put", shutDown || !queue.isFull());
            while (!queue.isEmpty()) {
                taken(queue.getNowait());
            }
        }

        /** Those who wait came after those who were served, and not without need. */
        private void checkWaiting(String what, boolean unnecessary) {
            boolean waits = false;
            for (Call call : notCancelled(what)) {
                boolean overtakes = waits && !call.isWaiting() && !robbers.contains(what);
                assertThat(overtakes).as("a %s overtakes another", what).isFalse();
                waits |= call.isWaiting();
                Object end = call.task.peek();
                if (end instanceof Ending.Failed failed) {
                    assertThat(shutDown && failed.take() instanceof QueueShutDown)
                            .as("%s failed: %s", what, failed.failure)
                            .isTrue();
                }
            }
            assertThat(waits && unnecessary)
                    .as("a %s waits for what is there", what)
                    .isFalse();
        }
    }

    /** Who joins goes on once nothing is unfinished, and not before. */
    static final class OfJoin extends Trial {
        private final AsyncQueue<Integer> queue = new AsyncQueue<>();
        private final List<Call> begun = new ArrayList<>();
        private int unfinished;

        OfJoin() {
            move("join", this::join);
            move("put nowait", () -> {
                unfinished++;
                queue.putNowait(0);
            });
            moveNowAndSoon(
                    "get and done",
                    () -> {
                        if (!queue.isEmpty()) {
                            queue.getNowait();
                            queue.taskDone();
                            unfinished--;
                            finished();
                        }
                    },
                    () -> !queue.isEmpty());
        }

        private void finished() {
            begun.forEach(call -> call.due |= unfinished == 0);
        }

        private void join() {
            Call[] call = new Call[1];
            call[0] = call("join", new Script<>().await(v -> {
                        call[0].due = unfinished == 0;
                        begun.add(call[0]);
                        return queue.join();
                    }));
        }

        @Override
        void check() {
            for (Call call : notCancelled("join")) {
                assertThat(call.hasEndedWell()).as("goes on").isEqualTo(call.due);
            }
        }
    }

    /** So many pass together, those who break away not counted; breaking the barrier ends the waits of its round. */
    static final class OfBarrier extends Trial {
        private static final int PARTIES = 2;

        private final AsyncBarrier barrier = new AsyncBarrier(PARTIES);
        private Round round = new Round();

        private static final class Round {
            int waiting;
            boolean complete;
            boolean broken;
            int passed;
        }

        OfBarrier() {
            move("arrive", this::arrive);
            moveNowAndSoon("reset", () -> {
                round.broken = true;
                round = new Round();
                barrier.reset();
            });
            move("abort", () -> {
                round.broken = true;
                barrier.abort();
            });
        }

        private void arrive() {
            Round[] mine = new Round[1];
            call(
                    "arrive",
                    new Script<>()
                            .await(v -> {
                                mine[0] = round;
                                if (!round.broken && ++round.waiting == PARTIES) {
                                    round.complete = true;
                                    round = new Round();
                                }
                                return barrier.arrive();
                            })
                            .run(index -> {
                                assertThat(mine[0].complete).as("passes").isTrue();
                                assertThat((Integer) index).isBetween(0, PARTIES - 1);
                                mine[0].passed |= 1 << (Integer) index;
                                return index;
                            })
                            .rescue(failure -> {
                                if (failure instanceof BrokenBarrierException) {
                                    assertThat(mine[0].broken).as("broken").isTrue();
                                    return failure;
                                }
                                mine[0].waiting -= mine[0].complete ? 0 : 1;
                                throw failure;
                            }));
        }

        @Override
        void check() {
            long waiting = calls.stream().filter(Call::isWaiting).count();
            assertThat(waiting).as("waiting").isEqualTo(round.broken ? 0 : round.waiting);
            for (Call call : notCancelled("arrive")) {
                assertThat(call.isWaiting() || call.hasEndedWell())
                        .as("what the round says")
                        .isTrue();
            }
        }
    }
}
