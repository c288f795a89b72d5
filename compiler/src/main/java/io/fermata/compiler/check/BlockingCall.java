package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.tree.MethodInsnNode;

/** A call that blocks the thread stops everything else that runs on the loop. */
final class BlockingCall implements MethodCheck {
    private static final String AWAIT_IT = "await it instead";
    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry("java/lang/Thread.sleep", "write await(sleep(..))"),
            Map.entry("java/lang/Thread.join", "run the work with toThread(..) and await it"),
            Map.entry("java/lang/Object.wait", "use an AsyncEvent or an AsyncCondition"),
            Map.entry("java/util/concurrent/Future.get", AWAIT_IT),
            Map.entry("java/util/concurrent/CompletableFuture.get", AWAIT_IT),
            Map.entry("java/util/concurrent/CompletableFuture.join", AWAIT_IT),
            Map.entry("java/util/concurrent/CountDownLatch.await", "use an AsyncEvent"),
            Map.entry("java/util/concurrent/CyclicBarrier.await", "use an AsyncBarrier"),
            Map.entry("java/util/concurrent/Semaphore.acquire", "use an AsyncSemaphore"),
            Map.entry("java/util/concurrent/BlockingQueue.take", "use an AsyncQueue"),
            Map.entry("java/util/concurrent/BlockingQueue.put", "use an AsyncQueue"),
            Map.entry("java/util/concurrent/ExecutorService.awaitTermination", "await the tasks themselves"),
            Map.entry("java/lang/Process.waitFor", "write await(process.onExit())"),
            Map.entry("java/net/http/HttpClient.send", "write await(client.sendAsync(..))"));

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() == null) {
            return;
        }
        for (MethodInsnNode call : method.calls()) {
            String remedy = REMEDIES.get(call.owner + '.' + call.name);
            if (remedy != null) {
                String name = call.owner.substring(call.owner.lastIndexOf('/') + 1) + '.' + call.name;
                String message =
                        "'" + name + "' blocks the thread, and with it everything else on the event loop; " + remedy;
                findings.accept(new Finding(Code.BLOCKING_CALL, method.node(), method.line(call), message));
            }
        }
    }
}
