package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends as something else does, and may be cancelled without cancelling that. */
final class Shield<T extends @Nullable Object> extends Promise<T> {

    private final Completion<T> inside;
    private final Inside<T> link = new Inside<>(this);

    private Shield(Completion<T> inside) {
        super(inside.loop);
        this.inside = inside;
    }

    static <T extends @Nullable Object> Awaitable<T> around(Awaitable<T> awaitable, EventLoop loop) {
        Completion<T> inside = loop.ensureTask(Objects.requireNonNull(awaitable, "awaitable"));
        if (inside.isDone()) {
            return inside;
        }
        Shield<T> outside = new Shield<>(inside);
        inside.whenDone(outside.link);
        return outside;
    }

    /** What is shielded again and again must not keep all those who have left. */
    @Override
    public boolean cancel(@Nullable String why) {
        boolean left = super.cancel(why);
        if (left) {
            inside.forget(link);
        }
        return left;
    }

    @Override
    @Nullable
    Blocker blocker() {
        return isDone() ? null : Blocker.all(WaitKind.SHIELD, "shield", List.of(inside));
    }

    /** Passes the end on. */
    private static final class Inside<T extends @Nullable Object> extends Node {

        private final Shield<T> outside;

        Inside(Shield<T> outside) {
            this.outside = outside;
        }

        @Override
        void run() {
            outside.end(outside.inside.ending());
        }
    }
}
