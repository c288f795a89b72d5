package io.fermata.compiler.check;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.scan.AsyncMethod;
import java.util.function.Consumer;

/** {@code await} needs an async method around it. */
final class AwaitOutsideAsync implements MethodCheck {
    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() != null || AsyncMethod.isMarked(method.node())) {
            return;
        }
        method.calls().stream()
                .filter(call -> RuntimeNames.isAwait(call.owner, call.name, call.desc))
                .forEach(call -> findings.accept(
                        new Finding(Code.AWAIT_OUTSIDE_ASYNC, method.node(), method.line(call), message(method))));
    }

    private static String message(CheckedMethod method) {
        String remedy = AsyncMethod.isLambdaBody(method.node())
                ? "; let the lambda return Coroutine, CompletableFuture or CompletionStage,"
                        + " or move the await out of it into the async method around it"
                : "; mark it @Async and let it return Coroutine, CompletableFuture or CompletionStage,"
                        + " or start the coroutine with Asyncio.run(..)";
        return "'await' outside an async method, in " + method.displayName() + remedy;
    }
}
