package io.fermata;

import java.util.IdentityHashMap;

/** How many stand in the queues of a loop, counted once for a queue, however many of them are looked at. */
final class Crowds {

    private final IdentityHashMap<WaitQueue, Integer> counted = new IdentityHashMap<>();

    /** Says how many wait with the one who is looked at; nothing if nobody does. */
    String others(WaitQueue queue) {
        int others = counted.computeIfAbsent(queue, WaitQueue::countAsleep) - 1;
        return others <= 0 ? "" : ", " + others + (others == 1 ? " other waits" : " others wait");
    }
}
