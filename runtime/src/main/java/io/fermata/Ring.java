package io.fermata;

import org.jspecify.annotations.Nullable;

/**
 * An intrusive FIFO list of nodes. The static methods are for lists with an owner that has room for one reference only: they
 * are circular, known by their last node, whose successor is the first.
 */
final class Ring {

    private @Nullable Node first;
    private @Nullable Node last;
    private @Nullable Runnable whenFilled;

    /** Has an action run whenever the ring was empty and is not any more. */
    void whenFilled(Runnable action) {
        whenFilled = action;
    }

    boolean isEmpty() {
        return last == null;
    }

    void add(Node node) {
        Node before = last;
        last = node;
        if (before == null) {
            first = node;
            tellFilled();
        } else {
            before.next = node;
        }
    }

    private void tellFilled() {
        if (whenFilled != null) {
            whenFilled.run();
        }
    }

    /** Appends a whole list, given as {@link #append} builds it. */
    void addAll(@Nullable Node others) {
        if (others == null) {
            return;
        }
        Node before = last;
        last = others;
        if (before == null) {
            first = others.next;
        } else {
            before.next = others.next;
        }
        others.next = null;
        if (before == null) {
            tellFilled();
        }
    }

    /** Empties the ring; the nodes come as a chain that ends in null. */
    @Nullable
    Node takeAll() {
        Node taken = first;
        first = null;
        last = null;
        return taken;
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
