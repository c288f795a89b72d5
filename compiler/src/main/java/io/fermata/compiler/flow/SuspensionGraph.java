package io.fermata.compiler.flow;

import io.fermata.compiler.abi.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Where a method suspends and where it returns, in code order; unreachable code is left out. */
public record SuspensionGraph(List<SuspensionPoint> suspensions, List<ReturnPoint> returns, ControlFlow flow) {
    public SuspensionGraph {
        suspensions = List.copyOf(suspensions);
        returns = List.copyOf(returns);
    }

    /**
     * Analyses a method.
     *
     * @param owner internal name of the class that has the method
     * @param fusible which calls may enter their callee's body directly when their result is awaited
     */
    public static SuspensionGraph of(String owner, MethodNode method, Predicate<MethodInsnNode> fusible) {
        return new Builder(owner, method, fusible).build();
    }

    /** The instruction executed just before, if nothing can jump in between. */
    public static @Nullable AbstractInsnNode previous(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before != null && before.getOpcode() < 0 && !(before instanceof FrameNode)) {
            before = before.getPrevious();
        }
        return before instanceof FrameNode ? null : before;
    }

    /** Whether a call only wraps an outcome to please the return type, as {@code Coroutine.of} does. */
    public static boolean isWrapper(MethodInsnNode call) {
        return shapeOf(call) != ReturnPoint.Shape.TAIL;
    }

    private static ReturnPoint.Shape shapeOf(MethodInsnNode call) {
        return switch (call.owner + '.' + call.name) {
            case "io/fermata/Coroutine.of",
                    "java/util/concurrent/CompletableFuture.completedFuture",
                    "java/util/concurrent/CompletableFuture.completedStage" -> ReturnPoint.Shape.VALUE;
            case "io/fermata/Coroutine.done", "io/fermata/AsyncGenerator.done", "io/fermata/Generator.done" ->
                ReturnPoint.Shape.NOTHING;
            case "io/fermata/Coroutine.failed",
                    "java/util/concurrent/CompletableFuture.failedFuture",
                    "java/util/concurrent/CompletableFuture.failedStage" -> ReturnPoint.Shape.FAILURE;
            default -> ReturnPoint.Shape.TAIL;
        };
    }

    private static final class Builder {
        private final MethodNode method;
        private final Predicate<MethodInsnNode> fusible;
        private final TypeFlow types;
        private final ControlFlow flow;
        private final Liveness reads;
        private final Liveness declarations;
        private final List<SuspensionPoint> suspensions = new ArrayList<>();
        private final List<ReturnPoint> returns = new ArrayList<>();
        private int line;

        Builder(String owner, MethodNode method, Predicate<MethodInsnNode> fusible) {
            this.method = method;
            this.fusible = fusible;
            types = new TypeFlow(owner, method);
            flow = ControlFlow.of(method);
            reads = Liveness.ofReads(method, flow);
            declarations = Liveness.ofDeclarations(method, flow);
        }

        SuspensionGraph build() {
            for (AbstractInsnNode instruction : method.instructions) {
                visit(instruction);
                types.advance(instruction);
            }
            return new SuspensionGraph(suspensions, returns, flow);
        }

        private void visit(AbstractInsnNode instruction) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call
                    && Keyword.of(call.owner, call.name, call.desc) != null) {
                addSuspension(call, types.state());
            } else if (instruction.getOpcode() == Opcodes.ARETURN) {
                addReturn(instruction, types.state());
            }
        }

        private void addSuspension(MethodInsnNode await, @Nullable TypeState before) {
            if (before != null) {
                int index = method.instructions.indexOf(await);
                boolean fused = Keyword.of(await.owner, await.name, await.desc) == Keyword.AWAIT
                        && previous(await) instanceof MethodInsnNode call
                        && fusible.test(call);
                suspensions.add(new SuspensionPoint(
                        suspensions.size() + 1,
                        await,
                        fused ? (MethodInsnNode) previous(await) : null,
                        line,
                        before,
                        reads.after(index),
                        declarations.after(index)));
            }
        }

        private void addReturn(AbstractInsnNode instruction, @Nullable TypeState before) {
            if (before != null) {
                MethodInsnNode wrapper = previous(instruction) instanceof MethodInsnNode call ? call : null;
                ReturnPoint.Shape shape = wrapper == null ? ReturnPoint.Shape.TAIL : shapeOf(wrapper);
                boolean tail = shape == ReturnPoint.Shape.TAIL;
                returns.add(new ReturnPoint(instruction, shape, tail ? null : wrapper, before));
            }
        }
    }
}
