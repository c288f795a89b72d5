package io.fermata;

import java.util.ArrayDeque;

/**
 * Lets hand-driven coroutines go on inside the call that resumes them, and yet keeps a long chain of such calls from
 * using up the stack: from a certain depth on they are run one after the other.
 */
final class NestedResumptions {

    private static final int LIMIT = 64;
    private static final ThreadLocal<NestedResumptions> HERE = ThreadLocal.withInitial(NestedResumptions::new);

    private final ArrayDeque<Node> deferred = new ArrayDeque<>();
    private int depth;

    private NestedResumptions() {}

    static void run(Node waiter) {
        HERE.get().enter(waiter);
    }

    private void enter(Node waiter) {
        if (depth == LIMIT) {
            deferred.add(waiter);
            return;
        }
        depth++;
        try {
            waiter.run();
        } finally {
            runDeferred();
            depth--;
        }
    }

    private void runDeferred() {
        Node next = deferred.poll();
        while (next != null) {
            next.run();
            next = deferred.poll();
        }
    }
}
