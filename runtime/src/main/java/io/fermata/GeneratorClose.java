package io.fermata;

import org.jspecify.annotations.Nullable;

/** The closing of an async generator. */
final class GeneratorClose extends Coroutine<@Nullable Void> {

    private final GeneratorBody body;

    GeneratorClose(GeneratorBody body) {
        this.body = body;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        Object result = value;
        try {
            if (state <= 0) {
                body.requireIdle();
                if (!body.isStarted()) {
                    body.end();
                }
                result = body.enter(e, null, new GeneratorExit());
                if (result == Execution.SUSPENDED) {
                    return e.suspend(this, 1);
                }
            } else if (failure != null) {
                body.end();
                throw failure;
            }
        } catch (GeneratorExit expected) {
            return null;
        }
        if (body.leave(e, result)) {
            throw new IllegalStateException("the generator emitted while it was being closed");
        }
        return null;
    }
}
