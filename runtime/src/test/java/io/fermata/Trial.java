package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One life of one thing that tasks wait for, move by move, from outside a loop that runs one iteration at a time.
 *
 * <p>Calls are tasks; between any two moves any call that has not ended can be cancelled: before it has begun, while it
 * waits, when it has been woken and has not run yet. What the moves have led to is compared with a simple model.
 */
abstract class Trial {
    private static final int PATIENCE = 1000;

    final EventLoop loop = VirtualTime.loop();
    final List<Call> calls = new ArrayList<>();
    private final Map<String, Runnable> moves = new LinkedHashMap<>();

    Trial() {
        loop.setExceptionHandler((where, context) -> {});
        move("tick", this::tick);
        for (int i = 0; i < 3; i++) {
            int nth = i;
            move("cancel " + nth, () -> cancel(nth));
        }
    }

    /** One who waits, or has waited. */
    static final class Call {
        final String what;
        Task<?> task;
        boolean cancelled;

        /** For models: whether it is to end well. */
        boolean due;

        Call(String what) {
            this.what = what;
        }

        boolean isWaiting() {
            return !task.isDone();
        }

        boolean hasEndedWell() {
            return task.isDone() && !(task.peek() instanceof Ending.Failed);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    final void move(String name, Runnable action) {
        moves.put(name, action);
    }

    /** A move made now, and one made in the course of the next iteration, behind what is ready. */
    final void moveNowAndSoon(String name, Runnable action) {
        move(name, action);
        move("soon " + name, () -> loop.callSoon(action));
    }

    List<String> moves() {
        return List.copyOf(moves.keySet());
    }

    void make(String move) {
        moves.get(move).run();
    }

    /** Compares with the model, now that nothing is left to be done. */
    abstract void check();

    final Call call(String what, Coroutine<?> coroutine) {
        Call call = new Call(what);
        call.task = loop.createTask(coroutine);
        calls.add(call);
        return call;
    }

    private void tick() {
        loop.stop();
        loop.runForever();
    }

    /** Cancels one of those that have not ended and have not been cancelled. */
    private void cancel(int nth) {
        int left = nth;
        for (Call call : calls) {
            if (call.isWaiting() && !call.cancelled && left-- == 0) {
                call.cancelled = call.task.cancel();
                cancelled(call);
                return;
            }
        }
    }

    /** For models. */
    void cancelled(Call call) {}

    /** Runs until nobody has anything to do, and looks. */
    void end() {
        settle();
        check();
        for (Call call : calls) {
            assertThat(call.task.isCancelled()).as("%s was cancelled", call).isEqualTo(call.cancelled);
        }
        loop.close();
    }

    final void settle() {
        for (int i = 0; !loop.queue.ready.isEmpty(); i++) {
            assertThat(i).as("iterations without an end").isLessThan(PATIENCE);
            tick();
        }
    }

    final List<Call> notCancelled(String what) {
        return calls.stream()
                .filter(call -> call.what.equals(what) && !call.cancelled)
                .toList();
    }

    /** Strictly first come, first served: exactly the first ones have ended well, and the others wait. */
    final void assertServed(String what, int count) {
        List<Call> served = notCancelled(what);
        for (int i = 0; i < served.size(); i++) {
            Call call = served.get(i);
            assertThat(call.hasEndedWell())
                    .as("%s %d of %d, %d served", what, i, served.size(), count)
                    .isEqualTo(i < count);
        }
    }
}
