package io.fermata.compiler.abi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Names and descriptors of {@code fermata-runtime}. */
public final class RuntimeNames {
    /** Version of the contract between generated code and runtime; frames check it when they are linked. */
    public static final int ABI_VERSION = 2;

    /** What every class that uses Fermata has in its constant pool. */
    public static final String PACKAGE_PREFIX = "io/fermata/";

    public static final String ASYNC_DESCRIPTOR = "Lio/fermata/Async;";
    public static final String ASYNC_ENTRY_DESCRIPTOR = "Lio/fermata/AsyncEntry;";
    /** The method of the class that an {@code AsyncEntry} names. */
    public static final String RUN = "run";

    public static final String RUN_DESCRIPTOR = "(Lio/fermata/Coroutine;)V";

    public static final String ASYNCIO = "io/fermata/Asyncio";
    public static final String COROUTINE = "io/fermata/Coroutine";
    public static final String ASYNC_GENERATOR = "io/fermata/AsyncGenerator";
    public static final String GENERATOR = "io/fermata/Generator";
    public static final String ASYNC_CLOSEABLE = "io/fermata/AsyncCloseable";
    public static final String EXECUTION = "io/fermata/Execution";
    public static final String COMPLETABLE_FUTURE = "java/util/concurrent/CompletableFuture";
    public static final String COMPLETION_STAGE = "java/util/concurrent/CompletionStage";

    public static final Type OBJECT_TYPE = Type.getObjectType("java/lang/Object");
    public static final Type THROWABLE_TYPE = Type.getObjectType("java/lang/Throwable");
    public static final Type COROUTINE_TYPE = Type.getObjectType(COROUTINE);
    public static final Type EXECUTION_TYPE = Type.getObjectType(EXECUTION);

    public static final String AWAIT = "await";
    public static final String AWAIT_DESCRIPTOR = "(Ljava/lang/Object;)Ljava/lang/Object;";
    public static final String TAIL = "tail";
    public static final String TAIL_DESCRIPTOR = AWAIT_DESCRIPTOR;
    public static final String SUSPENDED = "SUSPENDED";
    public static final String EMIT = "emit";
    public static final String EMITTED = "emitted";
    public static final String EACH = "each";
    public static final String ADVANCE = "advance";
    public static final String ADVANCE_DESCRIPTOR = "(Ljava/util/Iterator;)Lio/fermata/Awaitable;";
    public static final String CLOSE_ASYNC = "closeAsync";
    public static final String CLOSE_ASYNC_DESCRIPTOR = "()Lio/fermata/Coroutine;";
    public static final String AWAIT_AWAITABLE_DESCRIPTOR = "(Lio/fermata/Awaitable;)Ljava/lang/Object;";
    public static final String STATE = "state";
    public static final String STATE_DESCRIPTOR = "(Lio/fermata/Coroutine;)I";
    public static final String SUSPEND = "suspend";
    public static final String SUSPEND_DESCRIPTOR = "(Lio/fermata/Coroutine;I)Ljava/lang/Object;";
    public static final String REQUIRE_ABI = "requireAbi";
    public static final String REQUIRE_ABI_DESCRIPTOR = "(I)V";
    public static final String START_FUTURE = "startFuture";
    public static final String START_FUTURE_DESCRIPTOR =
            "(Lio/fermata/Coroutine;)Ljava/util/concurrent/CompletableFuture;";
    public static final String NEW_ASYNC_GENERATOR = "asyncGenerator";
    public static final String NEW_ASYNC_GENERATOR_DESCRIPTOR = "(Lio/fermata/Coroutine;)Lio/fermata/AsyncGenerator;";
    public static final String NEW_GENERATOR = "generator";
    public static final String NEW_GENERATOR_DESCRIPTOR = "(Lio/fermata/Coroutine;)Lio/fermata/Generator;";
    public static final String STEP = "step";
    public static final String STEP_DESCRIPTOR =
            "(Lio/fermata/Execution;Ljava/lang/Object;Ljava/lang/Throwable;)Ljava/lang/Object;";
    /** How the descriptor of every body ends, after the frame's type. */
    public static final String BODY_DESCRIPTOR_END = STEP_DESCRIPTOR.substring(1);

    public static final String LOCATION = "location";
    public static final String LOCATION_DESCRIPTOR = "()Ljava/lang/StackTraceElement;";
    public static final String LOCATION_LOOKUP_DESCRIPTOR = "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;"
            + "Ljava/lang/String;)Ljava/lang/StackTraceElement;";

    public static final String DIRECT_AWAITS = "io/fermata/DirectAwaits";

    /** What the methods that can be awaited directly return. */
    private static final String DIRECT_RETURN = ")Lio/fermata/Coroutine;";

    /** The methods that DirectAwaits has as well, with the type of the receiver, if there is one. */
    private static final Map<String, String> DIRECTLY_AWAITED = Map.of(
            "io/fermata/Asyncio.sleep(Ljava/time/Duration;)", "",
            "io/fermata/AsyncQueue.get()", "Lio/fermata/AsyncQueue;",
            "io/fermata/AsyncQueue.put(Ljava/lang/Object;)", "Lio/fermata/AsyncQueue;",
            "io/fermata/AsyncLifoQueue.get()", "Lio/fermata/AsyncQueue;",
            "io/fermata/AsyncLifoQueue.put(Ljava/lang/Object;)", "Lio/fermata/AsyncQueue;",
            "io/fermata/AsyncPriorityQueue.get()", "Lio/fermata/AsyncQueue;",
            "io/fermata/AsyncPriorityQueue.put(Ljava/lang/Object;)", "Lio/fermata/AsyncQueue;",
            "io/fermata/AsyncLock.acquire()", "Lio/fermata/AsyncLock;",
            "io/fermata/AsyncSemaphore.acquire()", "Lio/fermata/AsyncSemaphore;",
            "io/fermata/AsyncEvent.waitUntilSet()", "Lio/fermata/AsyncEvent;");

    private RuntimeNames() {}

    /** The descriptor of the method of {@link #DIRECT_AWAITS} that awaits what a method returns; null if there is none. */
    public static @Nullable String directAwait(String owner, String name, String descriptor) {
        int end = descriptor.length() - DIRECT_RETURN.length();
        if (end < 0 || !descriptor.endsWith(DIRECT_RETURN)) {
            return null;
        }
        String arguments = descriptor.substring(0, end);
        String receiver = DIRECTLY_AWAITED.get(owner + '.' + name + arguments + ')');
        return receiver == null
                ? null
                : '(' + receiver + arguments.substring(1) + "Lio/fermata/Execution;)Ljava/lang/Object;";
    }
}
