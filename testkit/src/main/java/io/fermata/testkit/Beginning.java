package io.fermata.testkit;

import io.fermata.Coroutine;
import io.fermata.Execution;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Begins a program inside the task that runs it, so that plain code at its beginning has a loop around it. */
final class Beginning extends Coroutine<@Nullable Object> {

    private final Program program;

    Beginning(Program program) {
        this.program = program;
    }

    @Override
    protected @Nullable Object step(Execution e, @Nullable Object value, @Nullable Throwable failure) throws Throwable {
        if (failure != null) {
            throw failure;
        }
        if (Execution.state(this) > 0) {
            return value;
        }
        Object result = e.await(Objects.requireNonNull(program.begin(), "the program returned null"));
        return result == Execution.SUSPENDED ? e.suspend(this, 1) : result;
    }
}
