package io.fermata.compiler.oracle;

import io.fermata.AsyncGenerator;
import io.fermata.Coroutine;
import io.fermata.Execution;
import io.fermata.Generator;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.SynchronousQueue;

/**
 * The generator of untransformed code: its method runs on a thread of its own, which stands still at each emit. Only one
 * of the two threads runs at a time, the generator's or its consumer's.
 */
public final class BlockingGenerator extends Coroutine<Object> {
    private static final ThreadLocal<BlockingGenerator> CURRENT = new ThreadLocal<>();

    private final SynchronousQueue<Event> requests = new SynchronousQueue<>();
    private final SynchronousQueue<Event> events = new SynchronousQueue<>();
    private final Method method;
    private final Object[] arguments;
    private final ScenarioRun run = ScenarioRun.current();
    private Thread thread;
    private volatile boolean abandoned;

    private BlockingGenerator(Method method, Object[] arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    /** What the one thread tells the other. */
    private record Event(boolean emitted, Object value, Throwable failure) {}

    /** Thrown by every emit of a generator that nobody asks any more. */
    private static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Stands in for the method of an async generator, whose body has moved to the method {@code name}. */
    public static AsyncGenerator<?> async(Class<?> host, String name, String descriptor, Object[] arguments) {
        return Execution.asyncGenerator(new BlockingGenerator(find(host, name, descriptor), arguments));
    }

    /** The same for a plain generator. */
    public static Generator<?> plain(Class<?> host, String name, String descriptor, Object[] arguments) {
        return Execution.generator(new BlockingGenerator(find(host, name, descriptor), arguments));
    }

    /** Stands in for {@code Asyncio.emit}. */
    public static Object emit(Object value) throws Throwable {
        BlockingGenerator generator = CURRENT.get();
        if (generator.abandoned) {
            throw new Abandoned();
        }
        put(generator.events, new Event(true, value, null));
        Event request = take(generator.requests);
        if (request.failure() != null) {
            throw request.failure();
        }
        return request.value();
    }

    @Override
    protected Object step(Execution e, Object value, Throwable failure) throws Throwable {
        if (thread == null) {
            thread = new Thread(this::runMethod, "generator " + method.getName());
            thread.setDaemon(true);
            thread.start();
            run.atEnd(this::abandon);
        } else {
            put(requests, new Event(false, value, failure));
        }
        Event event = take(events);
        if (event.failure() != null) {
            throw event.failure();
        }
        if (!event.emitted()) {
            return null;
        }
        e.emit(event.value());
        return e.emitted(this, 1);
    }

    private void abandon() {
        abandoned = true;
        thread.interrupt();
    }

    private void runMethod() {
        CURRENT.set(this);
        run.enter(() -> {
            Throwable failure = failureOfMethod();
            if (!abandoned) {
                put(events, new Event(false, null, failure));
            }
        });
    }

    private Throwable failureOfMethod() {
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        Object[] passed = isStatic ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        try {
            method.invoke(isStatic ? null : arguments[0], passed);
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } catch (IllegalAccessException impossible) {
            return impossible;
        }
    }

    private static Method find(Class<?> host, String name, String descriptor) {
        Class<?>[] parameters = MethodType.fromMethodDescriptorString(descriptor, host.getClassLoader())
                .parameterArray();
        try {
            Method method = host.getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException missing) {
            throw new IllegalArgumentException(missing);
        }
    }

    private static void put(SynchronousQueue<Event> queue, Event event) {
        try {
            queue.put(event);
        } catch (InterruptedException atTheEndOfTheRun) {
            throw new Abandoned();
        }
    }

    private static Event take(SynchronousQueue<Event> queue) {
        try {
            return queue.take();
        } catch (InterruptedException atTheEndOfTheRun) {
            throw new Abandoned();
        }
    }
}
