package io.fermata;

/** A node that is known by its number, and counts how often it was run. */
final class Signed extends Node {
    final int number;
    int runs;

    Signed(int number) {
        this.number = number;
    }

    @Override
    void run() {
        runs++;
    }

    /** The numbers of a ring's nodes as the digits of one. */
    static int digits(Ring ring) {
        int digits = 0;
        for (Node node = ring.takeAll(); node != null; node = node.next) {
            digits = digits * 10 + (node instanceof Signed signed ? signed.number : 0);
        }
        return digits;
    }
}
