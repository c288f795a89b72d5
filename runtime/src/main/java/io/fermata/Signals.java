package io.fermata;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The signals of the operating system.
 *
 * <p>The JDK shows them in {@code sun.misc.Signal} only, and javac warns of everything that names it: hence reflection.
 */
final class Signals {

    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /** What a signal did before it was handled; given back to it, or called. */
    record Previous(Object handler) {

        /** Whether that is what the JVM does by itself, and nobody's own choice. */
        boolean isTheJvms() {
            return handler.getClass().getName().startsWith("sun.misc.");
        }

        /** Does what would have been done. */
        void handle(Object signal) {
            call(HANDLER, "handle", handler, signal);
        }
    }

    /**
     * Handles a signal, on a thread of the JVM's.
     *
     * @param name without {@code SIG}
     * @param action called with the signal
     * @return what was in force before; null if this JVM does not let anybody handle the signal
     */
    static @Nullable Previous handle(String name, Consumer<Object> action) {
        try {
            Class<?> handlerType = Class.forName(HANDLER);
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(action, arguments);
                        }
                        action.accept(arguments[0]);
                        return null;
                    });
            return new Previous(register(name, handler));
        } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
            return null;
        }
    }

    static void restore(String name, Previous previous) {
        try {
            register(name, previous.handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object register(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName(SIGNAL);
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        return Objects.requireNonNull(signalType
                .getMethod("handle", signalType, Class.forName(HANDLER))
                .invoke(null, signal, handler));
    }

    private static void call(String type, String method, Object target, Object argument) {
        try {
            Class.forName(type).getMethod(method, Class.forName(SIGNAL)).invoke(target, argument);
        } catch (InvocationTargetException e) {
            throw Ending.<RuntimeException>unchecked(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
