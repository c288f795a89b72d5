package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * An intrusive FIFO list of nodes. The static methods are for lists with an owner that has room for one reference only: they
 * are circular, known by their last node, whose successor is the first.
 */
final class Ring {

    private @Nullable Node first;
    private @Nullable Node last;

    /** Whether there is anything. After a take the two references are kept, so that a node that comes back need not be written again. */
    private boolean filled;

    private @Nullable Runnable whenFilled;

    /** Has an action run whenever the ring was empty and is not any more. */
    void whenFilled(Runnable action) {
        whenFilled = action;
    }

    boolean isEmpty() {
        return !filled;
    }

    void add(Node node) {
        if (node.next != null) {
            node.next = null;
        }
        Node before = last;
        if (before != node) {
            last = node;
        }
        if (filled && before != null) {
            before.next = node;
        } else {
            fill(node);
        }
    }

    /** Puts a chain before everything else. */
    void addFirst(Node head, Node tail) {
        if (filled) {
            tail.next = first;
            first = head;
            return;
        }
        if (last != tail) {
            last = tail;
        }
        fill(head);
    }

    private void fill(Node head) {
        filled = true;
        if (first != head) {
            first = head;
        }
        if (whenFilled != null) {
            whenFilled.run();
        }
    }

    /** Appends a whole list, given as {@link #append} builds it. */
    void addAll(@Nullable Node others) {
        if (others == null) {
            return;
        }
        Node head = others.next;
        others.next = null;
        Node before = last;
        last = others;
        if (filled && before != null) {
            before.next = head;
        } else if (head != null) {
            fill(head);
        }
    }

    /** Empties the ring; the nodes come as a chain that ends in null. */
    @Nullable
    Node takeAll() {
        Node taken = filled ? first : null;
        filled = false;
        return taken;
    }

    /** The chain that {@link #takeAll} would give. */
    @Nullable
    Node first() {
        return filled ? first : null;
    }

    /** Lets go of what was taken, if nothing has come since. */
    void forget() {
        if (!filled) {
            first = null;
            last = null;
        }
    }

    static int size(@Nullable Node last) {
        int size = 0;
        Node node = last;
        while (node != null) {
            size++;
            node = node.next == last ? null : node.next;
        }
        return size;
    }

    /** The list {@code last} without {@code node}, if that is in it. */
    static @Nullable Node remove(@Nullable Node last, Node node) {
        Node before = last;
        while (before != null && before.next != node) {
            before = before.next == last ? null : before.next;
        }
        if (before == null) {
            return last;
        }
        before.next = node.next;
        node.next = null;
        if (node != last) {
            return last;
        }
        return before == node ? null : before;
    }

    /** The list {@code last} with {@code node} behind it, for owners that keep only the one reference. */
    static Node append(@Nullable Node last, Node node) {
        if (last == null) {
            node.next = node;
        } else {
            node.next = last.next;
            last.next = node;
        }
        return node;
    }
}
