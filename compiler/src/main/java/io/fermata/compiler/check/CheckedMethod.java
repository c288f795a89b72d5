package io.fermata.compiler.check;

import io.fermata.compiler.flow.ControlFlow;
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
 */
record CheckedMethod(MethodNode node, @Nullable AsyncMethod async, Map<AbstractInsnNode, Integer> lines) {
    static final int UNKNOWN_LINE = -1;

    static CheckedMethod of(MethodNode node, @Nullable AsyncMethod async) {
        Map<AbstractInsnNode, Integer> lines = new HashMap<>();
        int line = UNKNOWN_LINE;
        for (AbstractInsnNode instruction : node.instructions) {
            if (instruction instanceof LineNumberNode number) {
                line = number.line;
            }
            lines.put(instruction, line);
        }
        return new CheckedMethod(node, async, lines);
    }

    int line(AbstractInsnNode instruction) {
        return lines.getOrDefault(instruction, UNKNOWN_LINE);
    }

    /** The first line with code in it, the nearest a class file gets to the line of the declaration. */
    int firstLine() {
        return lines.values().stream()
                .mapToInt(Integer::intValue)
                .filter(line -> line != UNKNOWN_LINE)
                .min()
                .orElse(UNKNOWN_LINE);
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
        return ControlFlow.of(node);
    }

    /** The name that the source gives the method, as far as it gives one. */
    String displayName() {
        return AsyncMethod.isLambdaBody(node) ? "a lambda expression" : "method '" + node.name + "'";
    }
}
