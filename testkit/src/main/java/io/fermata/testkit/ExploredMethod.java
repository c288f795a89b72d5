package io.fermata.testkit;

import io.fermata.Coroutine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the coroutines of {@link Explore} methods are handed to; called by generated code only. */
public final class ExploredMethod {

    private static final ThreadLocal<@Nullable ExploredMethod> ASKING = new ThreadLocal<>();

    private final Method method;
    private final List<@Nullable Object> arguments;
    private @Nullable Coroutine<?> handedOver;

    ExploredMethod(Method method, List<@Nullable Object> arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    /**
     * Takes a coroutine over.
     *
     * @param coroutine of the method that is being called
     */
    public static void run(Coroutine<?> coroutine) {
        ExploredMethod asking = ASKING.get();
        if (asking == null) {
            throw new IllegalStateException("only JUnit calls methods with @Explore or @ExploreCancellation");
        }
        asking.handedOver = coroutine;
    }

    /** Calls the companion of the method, which hands its coroutine over; gives a new one each time. */
    Coroutine<?> call(Object instance) throws Exception {
        ASKING.set(this);
        try {
            method.setAccessible(true);
            method.invoke(instance, arguments.toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown.getCause() instanceof Exception exception ? exception : thrown;
        } finally {
            ASKING.remove();
        }
        Coroutine<?> coroutine = handedOver;
        handedOver = null;
        if (coroutine == null) {
            throw new IllegalStateException(method + " has to return a coroutine: it was not transformed by Fermata");
        }
        return coroutine;
    }
}
