package io.fermata;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Closes the async generators that a loop still holds at its end, all at once. */
final class CloseGenerators extends Coroutine<@Nullable Void> {

    private final EventLoop loop;

    CloseGenerators(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object outcomes = value;
        if (state <= 0) {
            List<Task<?>> closing = new ArrayList<>();
            loop.generators.takeAll().forEach(body -> closing.add(loop.createTask(new GeneratorClose(body))));
            outcomes = e.await(new Gathering<>(loop, closing, true));
            if (outcomes == Execution.SUSPENDED) {
                return e.suspend(this, 1);
            }
        } else if (failure != null) {
            throw failure;
        }
        for (Object outcome : (List<?>) Objects.requireNonNull(outcomes)) {
            if (outcome instanceof Outcome.Failure<?> failed) {
                loop.failures.report("closing a generator failed", failed.exception(), null);
            }
        }
        return null;
    }
}
