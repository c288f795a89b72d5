package io.fermata;

import io.fermata.observe.WaitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends as something else does, and may be cancelled without cancelling that. */
final class Shield<T extends @Nullable Object> extends Promise<T> {

    private final Completion<T> inside;

    private Shield(Completion<T> inside) {
        super(inside.loop);
        this.inside = inside;
    }

    static <T extends @Nullable Object> Awaitable<T> around(Awaitable<T> awaitable, EventLoop loop) {
        Completion<T> inside = loop.ensureTask(awaitable);
        if (inside.isDone()) {
            return inside;
        }
        Shield<T> outside = new Shield<>(inside);
        inside.whenDone(new Inside<>(outside));
        return outside;
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
