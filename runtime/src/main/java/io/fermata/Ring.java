package io.fermata;

import org.jspecify.annotations.Nullable;

/** An intrusive FIFO list of nodes, circular: known by its last node, whose successor is the first. */
final class Ring {

    private @Nullable Node last;

    boolean isEmpty() {
        return last == null;
    }

    void add(Node node) {
        last = append(last, node);
    }

    /** Appends a whole list, given as {@link #append} builds it. */
    void addAll(@Nullable Node others) {
        if (others == null) {
            return;
        }
        if (last != null) {
            Node first = last.next;
            last.next = others.next;
            others.next = first;
        }
        last = others;
    }

    /** Empties the ring; the nodes come as a chain that ends in null. */
    @Nullable
    Node takeAll() {
        if (last == null) {
            return null;
        }
        Node first = last.next;
        last.next = null;
        last = null;
        return first;
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
