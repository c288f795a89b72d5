package io.fermata.testkit;

/**
 * A departure from the usual order, in which whoever has been ready longest goes first.
 *
 * @param step counted from 1
 * @param choice how many of those that were ready were passed over
 */
record Decision(int step, int choice) {

    @Override
    public String toString() {
        return step + ":" + choice;
    }
}
