package io.fermata.compiler.check;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.flow.ControlFlow;
import io.fermata.compiler.scan.AsyncCloseables;
import io.fermata.compiler.scan.AsyncMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method as the checks see it.
 *
 * @param async the same method if it is going to be rewritten, else null
 * @param suspendingCalls the calls at which an async method suspends
 * @param lines the source line of each instruction
 * @param lazyFlow the control flow, which few methods are asked for
 */
record CheckedMethod(
        MethodNode node,
        @Nullable AsyncMethod async,
        List<MethodInsnNode> suspendingCalls,
        Map<AbstractInsnNode, Integer> lines,
        CheckedMethod.LazyFlow lazyFlow) {
    static final int UNKNOWN_LINE = -1;

    static CheckedMethod of(MethodNode node, @Nullable AsyncMethod async, AsyncCloseables closeables) {
        Map<AbstractInsnNode, Integer> lines = new HashMap<>();
        List<MethodInsnNode> suspendingCalls = new ArrayList<>();
        int line = UNKNOWN_LINE;
        for (AbstractInsnNode instruction : node.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            } else if (instruction instanceof MethodInsnNode call && suspends(call, async, closeables)) {
                suspendingCalls.add(call);
            }
            lines.put(instruction, line);
        }
        return new CheckedMethod(node, async, suspendingCalls, lines, new LazyFlow(node));
    }

    /** Closing counts in async methods only: elsewhere close() is as good as any other method, until it is called. */
    private static boolean suspends(MethodInsnNode call, @Nullable AsyncMethod async, AsyncCloseables closeables) {
        return Keyword.of(call.owner, call.name, call.desc) != null || (async != null && closeables.isClose(call));
    }

    /** What the source says at a suspending call. */
    static String word(MethodInsnNode call) {
        Keyword keyword = Keyword.of(call.owner, call.name, call.desc);
        return keyword == null ? "closing an AsyncCloseable" : "'" + keyword.word() + "'";
    }

    int line(AbstractInsnNode instruction) {
        return lines.getOrDefault(instruction, UNKNOWN_LINE);
    }

    /** The first line with code in it, the nearest a class file gets to the line of the declaration. */
    int firstLine() {
        return firstLine(node);
    }

    static int firstLine(MethodNode method) {
        int first = Integer.MAX_VALUE;
        for (AbstractInsnNode instruction : method.instructions) {
            first = instruction instanceof LineNumberNode number ? Math.min(first, number.line) : first;
        }
        return first == Integer.MAX_VALUE ? UNKNOWN_LINE : first;
    }

    List<MethodInsnNode> calls() {
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode instruction : node.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                calls.add(call);
            }
        }
        return calls;
    }

    ControlFlow flow() {
        return lazyFlow.get();
    }

    /** The name that the source gives the method, as far as it gives one. */
    String displayName() {
        if (AsyncMethod.isLambdaBody(node)) {
            return "a lambda expression";
        }
        return switch (node.name) {
            case "<init>" -> "a constructor or an initialiser of fields";
            case "<clinit>" -> "a static initialiser";
            default -> "method '" + node.name + "'";
        };
    }

    /** A control flow that is found when it is first asked for; the checks leave the code as it is. */
    private static final class LazyFlow {
        private final MethodNode method;
        private @Nullable ControlFlow flow;

        LazyFlow(MethodNode method) {
            this.method = method;
        }

        ControlFlow get() {
            if (flow == null) {
                flow = ControlFlow.of(method);
            }
            return flow;
        }
    }
}
