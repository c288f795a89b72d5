package io.fermata.compiler.abi;

import java.util.Set;
import org.objectweb.asm.Type;

/** Names and descriptors of {@code fermata-runtime}. */
public final class RuntimeNames {
    /** Version of the contract between generated code and runtime; frames check it when they are linked. */
    public static final int ABI_VERSION = 1;

    /** What every class that uses Fermata has in its constant pool. */
    public static final String PACKAGE_PREFIX = "io/fermata/";

    public static final String ASYNC_DESCRIPTOR = "Lio/fermata/Async;";
    public static final String ASYNCIO = "io/fermata/Asyncio";
    public static final String COROUTINE = "io/fermata/Coroutine";
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
    public static final String STATE = "state";
    public static final String STATE_DESCRIPTOR = "(Lio/fermata/Coroutine;)I";
    public static final String SUSPEND = "suspend";
    public static final String SUSPEND_DESCRIPTOR = "(Lio/fermata/Coroutine;I)Ljava/lang/Object;";
    public static final String REQUIRE_ABI = "requireAbi";
    public static final String REQUIRE_ABI_DESCRIPTOR = "(I)V";
    public static final String START_FUTURE = "startFuture";
    public static final String START_FUTURE_DESCRIPTOR =
            "(Lio/fermata/Coroutine;)Ljava/util/concurrent/CompletableFuture;";
    public static final String STEP = "step";
    public static final String STEP_DESCRIPTOR =
            "(Lio/fermata/Execution;Ljava/lang/Object;Ljava/lang/Throwable;)Ljava/lang/Object;";
    /** How the descriptor of every body ends, after the frame's type. */
    public static final String BODY_DESCRIPTOR_END = STEP_DESCRIPTOR.substring(1);

    public static final String LOCATION = "location";
    public static final String LOCATION_DESCRIPTOR = "()Ljava/lang/StackTraceElement;";
    public static final String LOCATION_LOOKUP_DESCRIPTOR = "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;"
            + "Ljava/lang/String;)Ljava/lang/StackTraceElement;";

    private static final Set<String> AWAIT_OVERLOADS = Set.of(
            "(Lio/fermata/Awaitable;)Ljava/lang/Object;", "(Ljava/util/concurrent/CompletionStage;)Ljava/lang/Object;");

    private RuntimeNames() {}

    /** Whether a method is {@code Asyncio.await}, either overload. */
    public static boolean isAwait(String owner, String name, String descriptor) {
        return owner.equals(ASYNCIO) && name.equals(AWAIT) && AWAIT_OVERLOADS.contains(descriptor);
    }
}
