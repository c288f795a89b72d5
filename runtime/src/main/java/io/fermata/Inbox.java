package io.fermata;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The one door of a loop for other threads: a lock-free stack of nodes, turned round when the loop empties it.
 *
 * <pre>
 *   head   null ◀──▶ nodes          push adds one, drain takes all
 *          null ◀──▶ ASLEEP         the loop has nothing to do; the push that replaces ASLEEP has to wake it
 *          any  ───▶ CLOSED         pushes are refused
 * </pre>
 */
final class Inbox {

    private static final Node ASLEEP = new Mark();
    private static final Node CLOSED = new Mark();
    private static final VarHandle HEAD;

    static {
        try {
            HEAD = MethodHandles.lookup().findVarHandle(Inbox.class, "head", Node.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What became of a push. */
    enum Push {
        QUEUED,
        QUEUED_WAKE_UP,
        REFUSED
    }

    private volatile @Nullable Node head;

    /** Adds a node, from any thread. */
    Push push(Node node) {
        Node seen;
        do {
            seen = head;
            if (seen == CLOSED) {
                return Push.REFUSED;
            }
            node.next = seen == ASLEEP ? null : seen;
        } while (!HEAD.compareAndSet(this, seen, node));
        return seen == ASLEEP ? Push.QUEUED_WAKE_UP : Push.QUEUED;
    }

    /** Announces that the loop goes to sleep; false if there is something to do. */
    boolean fallAsleep() {
        return HEAD.compareAndSet(this, null, ASLEEP);
    }

    void wakeUp() {
        HEAD.compareAndSet(this, ASLEEP, null);
    }

    boolean isEmpty() {
        return head == null;
    }

    /** Moves everything to the end of {@code ready}, in the order of the pushes. */
    void drainTo(Ring ready) {
        if (head == null) {
            return;
        }
        Node node = (Node) HEAD.getAndSet(this, null);
        Node reversed = null;
        while (node != null) {
            Node following = node.next;
            node.next = reversed;
            reversed = node;
            node = following;
        }
        while (reversed != null) {
            Node following = reversed.next;
            ready.add(reversed);
            reversed = following;
        }
    }

    /** Refuses what comes from now on, and gives the nodes that are here, linked, and will not run. */
    @Nullable
    Node close() {
        Node last = (Node) HEAD.getAndSet(this, CLOSED);
        return last == ASLEEP ? null : last;
    }

    /** Stands where a node is expected. */
    static final class Mark extends Node {
        @Override
        void run() {
            throw new AssertionError("a mark does not run");
        }
    }
}
