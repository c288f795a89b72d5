package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Locks, semaphores, events and conditions. */
final class LockTrials {
    private LockTrials() {}

    /** There are so many permits to begin with, one more for each release, and who comes first is served first. */
    static final class OfSemaphore extends Trial {
        private final AsyncSemaphore semaphore;
        private int permits;

        OfSemaphore(int permits) {
            this.permits = permits;
            semaphore = new AsyncSemaphore(permits);
            move("acquire", () -> call("acquire", semaphore.acquire()));
            moveNowAndSoon("release", () -> {
                this.permits++;
                semaphore.release();
            });
        }

        @Override
        void check() {
            int wanted = notCancelled("acquire").size();
            assertServed("acquire", permits);
            assertThat(semaphore.isLocked()).isEqualTo(permits <= wanted);
        }
    }

    static final class OfLock extends Trial {
        private final AsyncLock lock = new AsyncLock();
        private int releases;

        OfLock() {
            move("acquire", () -> call("acquire", lock.acquire()));
            moveNowAndSoon(
                    "release",
                    () -> {
                        if (lock.isLocked()) {
                            releases++;
                            lock.release();
                        }
                    },
                    lock::isLocked);
        }

        @Override
        void check() {
            assertServed("acquire", releases + 1);
            assertThat(lock.isLocked()).isEqualTo(notCancelled("acquire").size() > releases);
        }
    }

    /** Those who come while it is set go on, and those who wait when it is set. */
    static final class OfEvent extends Trial {
        private final AsyncEvent event = new AsyncEvent();
        private final List<Call> begun = new ArrayList<>();

        OfEvent() {
            move("wait", this::waitUntilSet);
            moveNowAndSoon("set", () -> {
                event.set();
                begun.forEach(call -> call.due = true);
            });
            moveNowAndSoon("clear", event::clear);
        }

        private void waitUntilSet() {
            Call[] call = new Call[1];
            call[0] = call("wait", new Script<>().await(v -> {
                        call[0].due = event.isSet();
                        begun.add(call[0]);
                        return event.waitUntilSet();
                    }));
        }

        @Override
        void check() {
            for (Call call : notCancelled("wait")) {
                assertThat(call.hasEndedWell()).as("goes on").isEqualTo(call.due);
            }
        }
    }

    /** A signal wakes the first who waits; one that is cancelled wakes another, whether it was woken or not. */
    static final class OfCondition extends Trial {
        private final AsyncCondition condition = new AsyncCondition();
        private final List<Call> waiting = new ArrayList<>();
        private boolean held;

        OfCondition() {
            move("wait", this::waitForSignal);
            move(
                    "signal",
                    () -> call("signal", withLock(v -> {
                        condition.signal();
                        signalled();
                        return Coroutine.done();
                    })));
            move(
                    "hold",
                    () -> {
                        if (!held) {
                            held = true;
                            call("hold", condition.acquire());
                        }
                    },
                    () -> !held);
            move("let go", this::letGo, () -> calls.stream().anyMatch(OfCondition::holds));
        }

        @Override
        void cancelled(Call call) {
            held &= !call.what.equals("hold");
        }

        private void letGo() {
            for (Call call : calls) {
                if (holds(call)) {
                    held = false;
                    call.due = true;
                    condition.release();
                }
            }
        }

        private static boolean holds(Call call) {
            return call.what.equals("hold") && call.hasEndedWell() && !call.due;
        }

        private Script<Object> withLock(Script.Body<Object> awaited) {
            Script<Object> script = new Script<>();
            return script.await(v -> condition.acquire())
                    .await(v -> new Script<>().await(awaited).rescue(thrown -> {
                        condition.release();
                        throw thrown;
                    }))
                    .then(condition::release);
        }

        private void waitForSignal() {
            Call[] call = new Call[1];
            call[0] = call("wait", withLock(v -> {
                waiting.add(call[0]);
                return new Script<>().await(w -> condition.waitForSignal()).rescue(thrown -> {
                    waiting.remove(call[0]);
                    signalled();
                    throw thrown;
                });
            }));
        }

        private void signalled() {
            for (Call call : waiting) {
                if (!call.due && !call.cancelled) {
                    call.due = true;
                    return;
                }
            }
        }

        @Override
        void check() {
            for (int i = 0; i < calls.size(); i++) {
                letGo();
                settle();
            }
            for (Call call : notCancelled("wait")) {
                assertThat(call.hasEndedWell()).as("goes on").isEqualTo(call.due);
            }
            for (Call call : notCancelled("signal")) {
                assertThat(call.hasEndedWell()).as("signals").isTrue();
            }
            Call last = call("last", condition.acquire());
            settle();
            assertThat(last.hasEndedWell()).as("the lock is free").isTrue();
        }
    }
}
