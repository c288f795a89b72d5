package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of several awaitables, in the order in which they were given.
 *
 * <p>Each member is told apart by identity, so one given twice runs once.
 */
final class Gathering<T extends @Nullable Object> extends Promise<T> {

    private final boolean settling;
    private final List<Completion<?>> members = new ArrayList<>();
    private final int[] order;
    private int pending;
    private boolean cancelRequested;
    private @Nullable String message;

    /** A gathering that fails with the first member, or one that waits for all and brings their outcomes. */
    Gathering(EventLoop loop, Collection<? extends Awaitable<?>> awaitables, boolean settling) {
        super(loop);
        this.settling = settling;
        Awaitable<?>[] given = awaitables.toArray(new Awaitable<?>[0]);
        for (Awaitable<?> each : given) {
            Objects.requireNonNull(each, "awaitable"); // before any of them is started
        }
        this.order = new int[given.length];
        collect(given);
        pending = members.size();
        if (pending == 0) {
            end(List.of());
        }
        members.forEach(member -> member.whenDone(new Member(member)));
    }

    /** A fresh coroutine was not given before; as long as there is nothing else, identity hash codes, which are dear, are not needed. */
    private void collect(Awaitable<?>[] given) {
        IdentityHashMap<Awaitable<?>, Integer> known = null;
        for (int i = 0; i < given.length; i++) {
            boolean fresh = given[i] instanceof Coroutine<?> coroutine && coroutine.state == 0;
            if (known == null && !fresh) {
                known = firstOf(given, i);
            }
            Integer earlier = known == null ? null : known.get(given[i]);
            order[i] = earlier == null ? add(given[i], known) : earlier;
        }
    }

    private int add(Awaitable<?> awaitable, @Nullable IdentityHashMap<Awaitable<?>, Integer> known) {
        int index = members.size();
        members.add(loop.ensureTask(awaitable));
        if (known != null) {
            known.put(awaitable, index);
        }
        return index;
    }

    private static IdentityHashMap<Awaitable<?>, Integer> firstOf(Awaitable<?>[] given, int count) {
        IdentityHashMap<Awaitable<?>, Integer> first = new IdentityHashMap<>(given.length);
        for (int i = 0; i < count; i++) {
            first.put(given[i], i);
        }
        return first;
    }

    /** Cancels the members; ends when they have. */
    @Override
    public boolean cancel(@Nullable String why) {
        loop.thread.refuseOthers();
        if (isDone()) {
            return false;
        }
        boolean any = false;
        for (Completion<?> member : members) {
            any |= member.cancel(why);
        }
        if (any && !cancelRequested) {
            cancelRequested = true;
            message = why;
        }
        return any;
    }

    @Override
    @Nullable
    Blocker blocker() {
        String text = "gather, " + pending + " of " + members.size() + " pending";
        return isDone() ? null : Blocker.all(WaitKind.GATHER, text, members);
    }

    private void ended(Object end) {
        pending--;
        if (isDone()) {
            Ending.failure(end);
        } else if (!settling && end instanceof Ending.Failed failed) {
            boolean ours = cancelRequested && end instanceof Ending.Cancelled;
            end(ours ? cancelled() : Ending.failed(failed.take()));
        } else if (pending == 0) {
            end(cancelRequested ? cancelled() : results());
        }
    }

    private Object cancelled() {
        return Ending.cancelled(new CancelledError(message));
    }

    private Object results() {
        @Nullable Object[] results = new @Nullable Object[order.length];
        for (int i = 0; i < results.length; i++) {
            Object end = members.get(order[i]).ending();
            results[i] = settling ? outcome(end) : Ending.value(end);
        }
        return Collections.unmodifiableList(Arrays.asList(results));
    }

    private static Outcome<?> outcome(Object end) {
        Throwable failure = Ending.failure(end);
        return failure == null
                ? new Outcome.Success<@Nullable Object>(Ending.value(end))
                : new Outcome.Failure<@Nullable Object>(failure);
    }

    /** Tells of the end of one member. */
    private final class Member extends Node {

        private final Completion<?> member;

        Member(Completion<?> member) {
            this.member = member;
        }

        @Override
        void run() {
            ended(member.ending());
        }
    }
}
