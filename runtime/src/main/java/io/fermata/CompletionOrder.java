package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results of several awaitables in the order in which they come; each awaitable counts once. */
final class CompletionOrder<T extends @Nullable Object> implements AsyncIterable<T>, AsyncIterator<T> {

    private final EventLoop loop;
    private final Queue<Completion<T>> arrived = new ArrayDeque<>();
    /** Those that have not ended; the others are kept no longer than their results are wanted. */
    private final Set<Completion<T>> members = Collections.newSetFromMap(new IdentityHashMap<>());

    private final int count;
    private int outstanding;
    private @Nullable Promise<@Nullable Void> arrival;
    private @Nullable Completion<T> current;

    CompletionOrder(EventLoop loop, Collection<? extends Awaitable<T>> awaitables) {
        this.loop = loop;
        List<Awaitable<T>> given = new ArrayList<>(awaitables);
        given.forEach(each -> Objects.requireNonNull(each, "awaitable")); // before any of them is started
        Set<Awaitable<T>> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Awaitable<T> awaitable : given) {
            if (distinct.add(awaitable)) {
                Completion<T> member = loop.ensureTask(awaitable);
                member.whenDone(new Arrival(member));
                members.add(member);
                outstanding++;
            }
        }
        count = outstanding;
    }

    @Override
    public AsyncIterator<T> asyncIterator() {
        return this;
    }

    @Override
    public Awaitable<Boolean> advance() {
        return new Advance();
    }

    @Override
    public T current() {
        if (current == null) {
            throw new IllegalStateException("nothing has been waited for yet, or it has failed");
        }
        return current.valueOf(current.ending());
    }

    private boolean take(Completion<T> next) throws Throwable {
        outstanding--;
        Throwable failure = Ending.failure(next.ending());
        if (failure != null) {
            current = null;
            throw failure;
        }
        current = next;
        return true;
    }

    /** A member has ended. */
    private final class Arrival extends Node {
        private final Completion<T> member;

        Arrival(Completion<T> member) {
            this.member = member;
        }

        @Override
        void run() {
            members.remove(member);
            arrived.add(member);
            if (arrival != null) {
                arrival.complete(null);
            }
        }
    }

    /** Waits for the next one; fails if that one has. */
    private final class Advance extends Coroutine<Boolean> {
        /** Nothing once a result is there, even if it has not arrived yet. */
        @Override
        @Nullable
        Blocker blocker() {
            if (members.size() < outstanding || members.stream().anyMatch(Completion::isDone)) {
                return null;
            }
            String text = "asCompleted, " + outstanding + " of " + count + " pending";
            return new Blocker(WaitKind.AS_COMPLETED, text, null, members, true);
        }

        @Override
        protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure)
                throws Throwable {
            if (failure != null) {
                arrival = null;
                throw failure;
            }
            Completion<T> next = arrived.poll();
            if (next != null) {
                arrival = null;
                return take(next);
            }
            if (outstanding == 0) {
                current = null;
                return false;
            }
            if (arrival != null) {
                throw new IllegalStateException("somebody waits for the next result already");
            }
            arrival = loop.createPromise();
            e.await(arrival);
            return e.suspend(this, 1);
        }
    }
}
