package io.fermata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One life of one thing that tasks wait for, move by move, from outside a loop that runs one iteration at a time.
 *
 * <p>Calls are tasks; between any two moves any call that has not ended can be cancelled: before it has begun, while it
 * waits, when it has been woken and has not run yet. What the moves have led to is compared with a simple model.
 */
abstract class Trial {
    private static final int PATIENCE = 1000;

    /** Not a simulated loop: one of those keeps where each task was made, which takes longer than all the moves. */
    final EventLoop loop = new EventLoop(new RunQueue(new SimulatedWait(new VirtualTime())), null);

    final List<Call> calls = new ArrayList<>();
    private final Map<String, Move> moves = new LinkedHashMap<>();

    /** @param possible whether the action would change anything now */
    private record Move(Runnable action, BooleanSupplier possible) {}

    Trial() {
        loop.setExceptionHandler((where, context) -> {});
        move("tick", this::tick, () -> !loop.queue.ready.isEmpty());
        for (int i = 0; i < 3; i++) {
            int nth = i;
            move("cancel " + nth, () -> cancel(nth), () -> cancellable(nth) != null);
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
        move(name, action, () -> true);
    }

    final void move(String name, Runnable action, BooleanSupplier possible) {
        moves.put(name, new Move(action, possible));
    }

    /** A move made now, and one made in the course of the next iteration, behind what is ready. */
    final void moveNowAndSoon(String name, Runnable action) {
        moveNowAndSoon(name, action, () -> true);
    }

    final void moveNowAndSoon(String name, Runnable action, BooleanSupplier possible) {
        move(name, action, possible);
        move("soon " + name, () -> loop.callSoon(action));
    }

    List<String> moves() {
        return List.copyOf(moves.keySet());
    }

    boolean changesSomething(String move) {
        return moves.get(move).possible.getAsBoolean();
    }

    void make(String move) {
        moves.get(move).action.run();
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
        Call call = cancellable(nth);
        if (call != null) {
            call.cancelled = call.task.cancel();
            cancelled(call);
        }
    }

    private Call cancellable(int nth) {
        int left = nth;
        for (Call call : calls) {
            if (call.isWaiting() && !call.cancelled && left-- == 0) {
                return call;
            }
        }
        return null;
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
    }

    final void close() {
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
