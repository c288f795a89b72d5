package io.fermata;

/**
 * Thrown at the {@code emit} of a generator that is being closed, so that its {@code finally} blocks run. An error, like
 * {@link CancelledError}: {@code catch (Exception e)} does not swallow it.
 */
public final class GeneratorExit extends Error {
    private static final long serialVersionUID = 1L;

    GeneratorExit() {
        super("the generator is being closed");
    }
}
