package io.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue in which somebody else chooses what runs next, before every single step.
 *
 * <p>There are no rounds: whatever is ready stands in one pool, which what a step makes ready joins at once. Tasks, and
 * timers that are due, can be taken in any order. Callbacks keep theirs, so only the oldest is offered; so do those who wait
 * for the same {@link AsyncQueue}, which hands its items out in the order in which they came.
 */
final class ChosenOrder extends RunQueue {

    private final SimulatedLoop.Scheduler scheduler;
    private final List<Node> pool = new ArrayList<>();
    private final Ring due = new Ring();

    /** The timers in the pool. */
    private final List<Node> timed = new ArrayList<>();

    ChosenOrder(IdleWait idle, SimulatedLoop.Scheduler scheduler) {
        super(idle);
        this.scheduler = scheduler;
    }

    @Override
    void runOnce(EventLoop loop) {
        collect();
        if (pool.isEmpty()) {
            waitUntilReady(loop);
            collect();
        }
        while (!pool.isEmpty() && !loop.isStopping()) {
            Node chosen = take();
            timed.remove(chosen);
            runAll(chosen, loop, false);
            loop.current = null;
            collect();
        }
    }

    private Node take() {
        List<Node> offered = new ArrayList<>();
        List<@Nullable Task<?>> ready = new ArrayList<>();
        boolean calledBack = false;
        for (Node node : pool) {
            boolean callback = !(node instanceof Task<?>) && !timed.contains(node);
            if (callback ? !calledBack : !isBehindAnother(node)) {
                offered.add(node);
                ready.add(node instanceof Task<?> task ? task : null);
            }
            calledBack |= callback;
        }
        Node chosen = offered.get(scheduler.next(ready));
        pool.remove(chosen);
        return chosen;
    }

    private static boolean isBehindAnother(Node node) {
        return node instanceof Task<?> task && task.awaiting() instanceof Wait wait && wait.isBehindAnother();
    }

    private void collect() {
        timers.dropCancelled();
        inbox.drainTo(ready);
        addToPool(ready.takeAll(), pool);
        timers.moveDue(time(), due);
        Node first = due.takeAll();
        int before = pool.size();
        addToPool(first, pool);
        timed.addAll(pool.subList(before, pool.size()));
    }

    private static void addToPool(@Nullable Node first, List<Node> pool) {
        Node node = first;
        while (node != null) {
            Node following = node.next;
            node.next = null;
            pool.add(node);
            node = following;
        }
    }

    @Override
    void forEachQueued(@Nullable Task<?> current, Consumer<Node> action) {
        super.forEachQueued(current, action);
        pool.forEach(action);
    }

    @Override
    void close(EventLoop loop) {
        super.close(loop);
        pool.clear();
        timed.clear();
    }
}
