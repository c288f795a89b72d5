package io.fermata;

import org.jspecify.annotations.Nullable;

/** One request to an async generator for its next value. */
final class GeneratorRequest extends Coroutine<Boolean> {

    private final AsyncGenerator<?> generator;
    private @Nullable Object sent;
    private @Nullable Throwable thrown;

    GeneratorRequest(AsyncGenerator<?> generator, @Nullable Object sent, @Nullable Throwable thrown) {
        this.generator = generator;
        this.sent = sent;
        this.thrown = thrown;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        GeneratorBody body = generator.body;
        Object result = value;
        if (state <= 0) {
            body.requireIdle();
            result = begin(body, e);
            if (result == Execution.SUSPENDED) {
                return e.suspend(this, 1);
            }
        } else if (failure != null) {
            body.end();
            throw failure;
        }
        return body.leave(e, result);
    }

    private @Nullable Object begin(GeneratorBody body, Execution e) throws Throwable {
        Throwable toThrow = thrown;
        Object toSend = sent;
        thrown = null;
        sent = null;
        if (toThrow != null && (!body.isStarted() || body.isEnded())) {
            body.end();
            throw toThrow;
        }
        if (toSend != null && !body.isStarted()) {
            throw new IllegalStateException("cannot send a value to a generator that has not emitted yet");
        }
        body.keep(generator, e.loop);
        return body.enter(e, toSend, toThrow);
    }
}
