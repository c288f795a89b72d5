package io.fermata.benchmarks.hand;

import io.fermata.benchmarks.Opaque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks that are created and awaited. */
public final class HandTasks {

    private final HandLoop loop = new HandLoop();

    /** One after the other. */
    public int oneByOne(int times) {
        return (Integer) Objects.requireNonNull(loop.run(new OneByOne(times)));
    }

    /** Many at once, each suspending once. */
    public int gatherAll(int members) {
        return (Integer) Objects.requireNonNull(loop.run(new All(members)));
    }

    /** A tree of tasks, ten children each, down to {@code leaves} leaves. */
    public long skynet(int leaves) {
        return (Long) Objects.requireNonNull(loop.run(new Node(0, leaves)));
    }

    private static final class OneByOne extends Machine {

        private int left;
        private int sum;
        private @Nullable HandJoin child;

        OneByOne(int times) {
            this.left = times;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            if (child != null) {
                sum += (int) child.sum();
            }
            if (left-- == 0) {
                return sum;
            }
            HandJoin join = new HandJoin(1);
            join.start(loop, new Leaf(left));
            child = join;
            return join.await(loop, this, 1);
        }
    }

    private static final class Leaf extends Machine {

        private final int i;

        Leaf(int i) {
            this.i = i;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            return (Opaque.read() + i) & 63;
        }
    }

    private static final class All extends Machine {

        private final int members;
        private @Nullable HandJoin join;

        All(int members) {
            this.members = members;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            if (join != null) {
                return (int) join.sum();
            }
            HandJoin all = new HandJoin(members);
            for (int i = 0; i < members; i++) {
                all.start(loop, new Yielding(i));
            }
            join = all;
            return all.await(loop, this, 1);
        }
    }

    private static final class Yielding extends Machine {

        private final int i;

        Yielding(int i) {
            this.i = i;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            return state == 0 ? loop.yield(this, 1) : (Object) (i & 63);
        }
    }

    private static final class Node extends Machine {

        private final long number;
        private final int leaves;
        private @Nullable HandJoin children;

        Node(long number, int leaves) {
            this.number = number;
            this.leaves = leaves;
        }

        @Override
        Object step(HandLoop loop, @Nullable Object value) {
            if (leaves == 1) {
                return number;
            }
            if (children != null) {
                return children.sum();
            }
            HandJoin join = new HandJoin(10);
            for (int i = 0; i < 10; i++) {
                join.start(loop, new Node(number + (long) i * (leaves / 10), leaves / 10));
            }
            children = join;
            return join.await(loop, this, 1);
        }
    }
}
