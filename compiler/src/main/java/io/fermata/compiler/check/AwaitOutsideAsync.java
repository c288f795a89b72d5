package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.scan.AsyncMethod;
import java.util.function.Consumer;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A keyword needs an async method around it. */
final class AwaitOutsideAsync implements MethodCheck {
    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() != null || AsyncMethod.isMarked(method.node())) {
            return;
        }
        for (MethodInsnNode call : method.suspendingCalls()) {
            findings.accept(new Finding(
                    Code.AWAIT_OUTSIDE_ASYNC,
                    method.node(),
                    method.line(call),
                    message(CheckedMethod.word(call), method)));
        }
    }

    private static String message(String word, CheckedMethod method) {
        String types = word.equals("'emit'")
                ? "return AsyncGenerator or Generator"
                : "return Coroutine, CompletableFuture or CompletionStage";
        return word + " outside an async method, in " + method.displayName() + "; " + remedy(method.node(), types);
    }

    private static String remedy(MethodNode method, String types) {
        if (AsyncMethod.isLambdaBody(method)) {
            return "let the lambda " + types + ", or move the call out of it into the async method around it";
        }
        return switch (method.name) {
            case "<init>" ->
                "it cannot be suspended: await in a static @Async method that calls the constructor afterwards,"
                        + " or start a coroutine with Asyncio.run(..)";
            case "<clinit>" -> "it cannot be suspended: start a coroutine with Asyncio.run(..)";
            default -> "mark it @Async and let it " + types + ", or start a coroutine with Asyncio.run(..)";
        };
    }
}
