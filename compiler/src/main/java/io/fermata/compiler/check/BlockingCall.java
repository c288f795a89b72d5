package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call that blocks the thread stops everything else that runs on the loop.
 *
 * <p>The list holds what is called in order to wait, and what talks to somebody far away by its very name. Locks, files
 * and streams are not on it: using them is often a matter of nanoseconds, and a warning that is wrong half of the time
 * is not read.
 */
final class BlockingCall implements MethodCheck {
    /** How the parameters of a method end that does wait, but only for some time. */
    private static final String TIMED = "JLjava/util/concurrent/TimeUnit;)";

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String AWAIT_IT = "await it instead";
    private static final String QUEUE = "use an AsyncQueue";
    private static final String THREAD = "run it with toThread(..) and await that";

    /** What waits in a queue with two ends. */
    private static final String[] BOTH_ENDS = {
        "take",
        "takeFirst",
        "takeLast",
        "put",
        "putFirst",
        "putLast",
        "poll" + TIMED,
        "offer" + TIMED,
        "pollFirst" + TIMED,
        "pollLast" + TIMED,
        "offerFirst" + TIMED,
        "offerLast" + TIMED
    };

    /** What to do instead, by owner and name of the method; for some, by the end of their parameters as well. */
    private static final Map<String, String> REMEDIES = Stream.of(
                    of("java/lang/Thread", "write await(sleep(..))", "sleep"),
                    of("java/lang/Thread", "run the work with toThread(..) and await it", "join"),
                    of(CONCURRENT + "TimeUnit", "write await(sleep(..))", "sleep"),
                    of("java/lang/Object", "use an AsyncEvent or an AsyncCondition", "wait"),
                    of(
                            CONCURRENT + "locks/Condition",
                            "use an AsyncCondition",
                            "await",
                            "awaitNanos",
                            "awaitUntil",
                            "awaitUninterruptibly"),
                    of(CONCURRENT + "locks/LockSupport", "use an AsyncEvent", "park", "parkNanos", "parkUntil"),
                    of(CONCURRENT + "Future", AWAIT_IT, "get"),
                    of(CONCURRENT + "ScheduledFuture", AWAIT_IT, "get"),
                    of(CONCURRENT + "FutureTask", AWAIT_IT, "get"),
                    of(CONCURRENT + "ForkJoinTask", AWAIT_IT, "get", "join", "invoke"),
                    of(CONCURRENT + "CompletableFuture", AWAIT_IT, "get", "join"),
                    of(CONCURRENT + "ExecutorService", "await the tasks themselves", "awaitTermination", "invokeAll"),
                    of(CONCURRENT + "CountDownLatch", "use an AsyncEvent", "await"),
                    of(CONCURRENT + "CyclicBarrier", "use an AsyncBarrier", "await"),
                    of(
                            CONCURRENT + "Phaser",
                            "use an AsyncBarrier",
                            "arriveAndAwaitAdvance",
                            "awaitAdvance",
                            "awaitAdvanceInterruptibly"),
                    of(CONCURRENT + "Exchanger", QUEUE, "exchange"),
                    of(CONCURRENT + "Semaphore", "use an AsyncSemaphore", "acquire", "tryAcquire" + TIMED),
                    of(CONCURRENT + "BlockingQueue", QUEUE, "take", "put", "poll" + TIMED, "offer" + TIMED),
                    of(CONCURRENT + "ArrayBlockingQueue", QUEUE, "take", "put", "poll" + TIMED, "offer" + TIMED),
                    of(CONCURRENT + "LinkedBlockingQueue", QUEUE, "take", "put", "poll" + TIMED, "offer" + TIMED),
                    of(CONCURRENT + "SynchronousQueue", QUEUE, "take", "put", "poll" + TIMED, "offer" + TIMED),
                    of(CONCURRENT + "PriorityBlockingQueue", "use an AsyncPriorityQueue", "take", "poll" + TIMED),
                    of(
                            CONCURRENT + "DelayQueue",
                            "use an AsyncPriorityQueue and await(sleep(..))",
                            "take",
                            "poll" + TIMED),
                    of(CONCURRENT + "BlockingDeque", QUEUE, BOTH_ENDS),
                    of(CONCURRENT + "LinkedBlockingDeque", QUEUE, BOTH_ENDS),
                    of(CONCURRENT + "TransferQueue", QUEUE, "take", "put", "transfer", "poll" + TIMED),
                    of(CONCURRENT + "LinkedTransferQueue", QUEUE, "take", "transfer", "poll" + TIMED),
                    of("java/lang/Process", "write await(process.onExit())", "waitFor"),
                    of("java/net/http/HttpClient", "write await(client.sendAsync(..))", "send"),
                    of("java/net/URL", THREAD, "openStream"),
                    of("java/net/ServerSocket", THREAD, "accept"),
                    of("java/io/Console", THREAD, "readLine", "readPassword"))
            .flatMap(methods -> methods)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() == null) {
            return;
        }
        for (MethodInsnNode call : method.calls()) {
            String remedy = remedy(call);
            if (remedy != null) {
                String name = call.owner.substring(call.owner.lastIndexOf('/') + 1) + '.' + call.name;
                String message =
                        "'" + name + "' blocks the thread, and with it everything else on the event loop; " + remedy;
                findings.accept(new Finding(Code.BLOCKING_CALL, method.node(), method.line(call), message));
            }
        }
    }

    private static Stream<Map.Entry<String, String>> of(String owner, String remedy, String... methods) {
        return Stream.of(methods).map(method -> Map.entry(owner + '.' + method, remedy));
    }

    private static @Nullable String remedy(MethodInsnNode call) {
        String method = call.owner + '.' + call.name;
        return REMEDIES.getOrDefault(method, call.desc.contains(TIMED) ? REMEDIES.get(method + TIMED) : null);
    }
}
