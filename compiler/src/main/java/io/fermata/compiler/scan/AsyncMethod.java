package io.fermata.compiler.scan;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.abi.RuntimeNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A method to be rewritten: one marked {@code @Async}, or a lambda body that suspends. */
public record AsyncMethod(MethodNode node, Kind kind) {
    /** What an async method returns, and so when it starts to run. */
    public enum Kind {
        /** Returns a {@code Coroutine}: nothing runs until it is awaited. */
        LAZY,
        /** Returns a {@code CompletableFuture} or {@code CompletionStage}: runs at once. */
        EAGER,
        /** Returns an {@code AsyncGenerator}: runs from one {@code emit} to the next as values are asked for. */
        ASYNC_GENERATOR,
        /** Returns a {@code Generator}: the same, without {@code await}. */
        GENERATOR;

        public boolean isGenerator() {
            return this == ASYNC_GENERATOR || this == GENERATOR;
        }

        /** The kind that goes with a method's return type, null if no async method may return it. */
        public static @Nullable Kind of(Type returnType) {
            return switch (returnType.getSort() == Type.OBJECT ? returnType.getInternalName() : "") {
                case RuntimeNames.COROUTINE -> LAZY;
                case RuntimeNames.COMPLETABLE_FUTURE, RuntimeNames.COMPLETION_STAGE -> EAGER;
                case RuntimeNames.ASYNC_GENERATOR -> ASYNC_GENERATOR;
                case RuntimeNames.GENERATOR -> GENERATOR;
                default -> null;
            };
        }
    }

    /** Whether the source marks the method {@code @Async}; javac copies the mark to bridges, which do not count. */
    public static boolean isMarked(MethodNode method) {
        boolean bridge = (method.access & Opcodes.ACC_BRIDGE) != 0;
        return !bridge && (names(method.visibleAnnotations) || names(method.invisibleAnnotations));
    }

    /** Whether the method is the body of a lambda expression, by the names that javac and ecj give them. */
    public static boolean isLambdaBody(MethodNode method) {
        return (method.access & Opcodes.ACC_SYNTHETIC) != 0 && method.name.startsWith("lambda$");
    }

    /** Whether the method uses a keyword, or closes what takes its time to close. */
    public static boolean suspends(MethodNode method, AsyncCloseables closeables) {
        for (var instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call
                    && (Keyword.of(call.owner, call.name, call.desc) != null || closeables.isClose(call))) {
                return true;
            }
        }
        return false;
    }

    public boolean isStatic() {
        return (node.access & Opcodes.ACC_STATIC) != 0;
    }

    /** Name and descriptor, which tell the methods of a class apart. */
    public String signature() {
        return node.name + node.desc;
    }

    /** The declared parameters, without {@code this}. */
    public Type[] parameters() {
        return Type.getArgumentTypes(node.desc);
    }

    /** How many slots {@code this} and the parameters take. */
    public int parameterSlots() {
        return Type.getArgumentsAndReturnSizes(node.desc) / 4 - (isStatic() ? 1 : 0);
    }

    private static boolean names(@Nullable List<AnnotationNode> annotations) {
        return annotations != null
                && annotations.stream().anyMatch(annotation -> annotation.desc.equals(RuntimeNames.ASYNC_DESCRIPTOR));
    }
}
