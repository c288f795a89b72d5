package io.fermata.compiler.check;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.flow.ReturnedValue;
import io.fermata.compiler.scan.AsyncMethod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodInsnNode;

/** {@code emit} belongs into generators, {@code await} into everything but a synchronous one; generators return done(). */
final class GeneratorRules implements MethodCheck {
    private static final String NOT_DONE = "a generator returns something else than done(), whose values nobody would"
            + " see; emit the values, for (var x : ..) emit(x), and return AsyncGenerator.done() or Generator.done()";

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        AsyncMethod async = method.async();
        if (async == null) {
            return;
        }
        for (MethodInsnNode call : method.suspendingCalls()) {
            String message = message(call, async.kind());
            if (message != null) {
                findings.accept(new Finding(Code.WRONG_KIND_OF_METHOD, method.node(), method.line(call), message));
            }
        }
        if (async.kind().isGenerator()) {
            checkReturns(method, findings);
        }
    }

    private static @Nullable String message(MethodInsnNode call, AsyncMethod.Kind kind) {
        boolean emits = Keyword.of(call.owner, call.name, call.desc) == Keyword.EMIT;
        if (emits && !kind.isGenerator()) {
            return "'emit' in an async method that is no generator; let it return AsyncGenerator or Generator";
        }
        if (!emits && kind == AsyncMethod.Kind.GENERATOR) {
            return CheckedMethod.word(call)
                    + " in a synchronous generator, which cannot be suspended; let it return AsyncGenerator";
        }
        return null;
    }

    private static void checkReturns(CheckedMethod method, Consumer<Finding> findings) {
        for (ReturnedValue value : ReturnedValue.of(method.node(), method.flow())) {
            if (!value.finished()) {
                int line = method.line(value.expression());
                findings.accept(new Finding(Code.GENERATOR_RESULT, method.node(), line, NOT_DONE));
            }
        }
    }
}
