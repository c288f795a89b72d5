package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.scan.AsyncMethod;
import io.fermata.compiler.scan.EntryMark;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** {@code @Async} belongs on a method that has a body and returns what an async method can return. */
final class AsyncDeclaration implements MethodCheck {
    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (!AsyncMethod.isMarked(method.node())) {
            return;
        }
        String missing = missingBody(method.node().access, method.node().name);
        EntryMark entry = EntryMark.of(method.node());
        Type returned = Type.getReturnType(method.node().desc);
        if (missing != null) {
            String message = "@" + (entry == null ? "Async" : entry.annotation()) + " on " + missing
                    + ", which has no body to transform;"
                    + " remove the annotation here and put it on the method that does the work";
            findings.accept(new Finding(Code.NO_BODY_TO_TRANSFORM, method.node(), method.firstLine(), message));
        } else if (entry != null && AsyncMethod.Kind.of(returned) != AsyncMethod.Kind.LAZY) {
            String message =
                    "@" + entry.annotation() + " " + method.displayName() + " returns " + returned.getClassName()
                            + "; let it return Coroutine<Void>, or leave the annotation to methods that do";
            findings.accept(new Finding(Code.UNSUPPORTED_RETURN_TYPE, method.node(), method.firstLine(), message));
        } else if (AsyncMethod.Kind.of(returned) == null) {
            String message = "@Async " + method.displayName() + " returns " + returned.getClassName()
                    + "; an async method returns Coroutine, CompletableFuture, CompletionStage, AsyncGenerator or Generator"
                    + " (Coroutine<Void> if it has no result)";
            findings.accept(new Finding(Code.UNSUPPORTED_RETURN_TYPE, method.node(), method.firstLine(), message));
        }
    }

    private static @Nullable String missingBody(int access, String name) {
        if (name.equals("<init>")) {
            return "a constructor";
        }
        if ((access & Opcodes.ACC_ABSTRACT) != 0) {
            return "abstract method '" + name + "'";
        }
        return (access & Opcodes.ACC_NATIVE) != 0 ? "native method '" + name + "'" : null;
    }
}
