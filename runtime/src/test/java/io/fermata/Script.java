package io.fermata;

import java.util.ArrayList;
import java.util.List;

/**
 * An async method written by hand, for tests that have no compiler: a chain of operations, each given what the one
 * before it brought.
 *
 * <pre>
 *   new Script&lt;String&gt;().await(v -&gt; sleep(second)).run(v -&gt; log("slept")).rescue(failure -&gt; "caught")
 * </pre>
 */
final class Script<T> extends Coroutine<T> {

    interface Body<A> {
        Object apply(A argument) throws Throwable;
    }

    private enum Kind {
        RUN,
        AWAIT,
        REPEAT,
        RESCUE,
        TAIL
    }

    private record Op(Kind kind, Body<Object> body, int[] left) {}

    private final List<Op> ops = new ArrayList<>();

    /** Runs plain code; what it returns goes on to the next operation. */
    Script<T> run(Body<Object> body) {
        return add(Kind.RUN, body, 1);
    }

    /** Plain code without a result. */
    Script<T> then(Runnable body) {
        return add(
                Kind.RUN,
                value -> {
                    body.run();
                    return value;
                },
                1);
    }

    Script<T> await(Body<Object> awaitable) {
        return add(Kind.AWAIT, awaitable, 1);
    }

    /** Awaits what {@code body} gives {@code times} over. */
    Script<T> repeat(int times, Body<Object> body) {
        return add(Kind.REPEAT, body, times);
    }

    /** A catch clause around everything before it; what it returns goes on, what it throws as well. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Script<T> rescue(Body<Throwable> handler) {
        return add(Kind.RESCUE, (Body) handler, 1);
    }

    Script<T> tail(Body<Object> awaitable) {
        return add(Kind.TAIL, awaitable, 1);
    }

    private Script<T> add(Kind kind, Body<Object> body, int times) {
        ops.add(new Op(kind, body, new int[] {times}));
        return this;
    }

    @Override
    protected Object step(Execution e, Object input, Throwable thrown) throws Throwable {
        Object value = input;
        Throwable failure = thrown;
        int at = Math.max(Execution.state(this) - 1, 0);
        while (at < ops.size()) {
            Op op = ops.get(at);
            Throwable caught = failure;
            boolean applies = op.left[0] > 0 && (op.kind == Kind.RESCUE) == (caught != null);
            try {
                if (applies) {
                    failure = null;
                    op.left[0]--;
                    value = perform(e, op, value, caught);
                }
            } catch (Throwable t) {
                failure = t;
            }
            boolean again = applies && failure == null && op.left[0] > 0;
            at += again ? 0 : 1;
            if (failure == null && value == Execution.SUSPENDED) {
                return op.kind == Kind.TAIL ? value : e.suspend(this, at + 1);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    private static Object perform(Execution e, Op op, Object value, Throwable failure) throws Throwable {
        return switch (op.kind) {
            case RUN -> op.body.apply(value);
            case RESCUE -> op.body.apply(((Object) failure));
            case TAIL -> e.tail(op.body.apply(value));
            case AWAIT, REPEAT -> e.await(op.body.apply(value));
        };
    }

    @Override
    protected StackTraceElement location() {
        return location("io.fermata.Script", "step", "Script.java", "");
    }
}
