package io.fermata;

import java.util.IdentityHashMap;

/** The numbers of waiters in the queues of a loop: each queue is counted once, however many of its waiters are described. */
final class Crowds {

    private final IdentityHashMap<WaitQueue, Integer> counted = new IdentityHashMap<>();

    /** Says how many others wait in the queue of a waiter; empty if none do. */
    String others(WaitQueue queue) {
        int others = counted.computeIfAbsent(queue, WaitQueue::countAsleep) - 1;
        return others <= 0 ? "" : ", " + others + (others == 1 ? " other waits" : " others wait");
    }
}
