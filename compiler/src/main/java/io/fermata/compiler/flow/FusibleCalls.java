package io.fermata.compiler.flow;

import io.fermata.compiler.abi.Keyword;
import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.scan.AsyncMethod;
import io.fermata.compiler.scan.ParsedClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which awaited calls can yield their outcome themselves, without a coroutine to await.
 *
 * <p>Either the callee is one of the runtime's that {@code DirectAwaits} has as well, or it is an async method of the same
 * class that the call is bound to, whatever the receiver: then its body is entered without a frame. Recursive
 * calls are left out, and chains are bounded: a fused call nests on the Java stack without the run time counting it.
 */
public final class FusibleCalls {
    private static final int LONGEST_CHAIN = 32;

    private final ParsedClass host;
    private final Map<String, AsyncMethod> targets = new LinkedHashMap<>();
    private final Map<String, Integer> chainLengths = new HashMap<>();
    private final Set<Edge> fused = new HashSet<>();

    private FusibleCalls(ParsedClass host) {
        this.host = host;
    }

    /** A call from one async method of the class to another, both by name and descriptor. */
    private record Edge(String caller, String callee) {}

    public static FusibleCalls in(ParsedClass host) {
        FusibleCalls calls = new FusibleCalls(host);
        for (AsyncMethod method : host.asyncMethods()) {
            calls.targets.put(method.signature(), method);
        }
        calls.targets.values().forEach(method -> calls.measure(method, 0));
        return calls;
    }

    /** Whether a call in {@code caller}, whose result is awaited at once, can be fused. */
    public boolean isFusible(AsyncMethod caller, MethodInsnNode call) {
        if (call.owner.equals(host.name())) {
            return fused.contains(new Edge(caller.signature(), call.name + call.desc));
        }
        return RuntimeNames.directAwait(call.owner, call.name, call.desc) != null;
    }

    /** Depth-first: an edge back to a method whose chain is not known yet closes a cycle and is not fused. */
    private void measure(AsyncMethod caller, int depth) {
        if (chainLengths.containsKey(caller.signature()) || depth == LONGEST_CHAIN) {
            return;
        }
        chainLengths.put(caller.signature(), LONGEST_CHAIN);
        int longest = 0;
        for (AsyncMethod callee : calleesOf(caller)) {
            measure(callee, depth + 1);
            int length = chainLengths.getOrDefault(callee.signature(), LONGEST_CHAIN);
            if (length < LONGEST_CHAIN) {
                fused.add(new Edge(caller.signature(), callee.signature()));
                longest = Math.max(longest, length);
            }
        }
        chainLengths.put(caller.signature(), longest + 1);
    }

    private Set<AsyncMethod> calleesOf(AsyncMethod method) {
        Set<AsyncMethod> called = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : method.node().instructions) {
            MethodInsnNode call = awaitedCall(instruction);
            AsyncMethod target = call == null ? null : boundTarget(call);
            if (target != null) {
                called.add(target);
            }
        }
        return called;
    }

    private static @Nullable MethodInsnNode awaitedCall(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode await
                        && Keyword.of(await.owner, await.name, await.desc) == Keyword.AWAIT
                        && SuspensionGraph.previous(await) instanceof MethodInsnNode call
                ? call
                : null;
    }

    /** The method of this class that {@code call} ends up in, whatever its receiver; null if that is open. */
    private @Nullable AsyncMethod boundTarget(MethodInsnNode call) {
        AsyncMethod target = call.owner.equals(host.name()) ? targets.get(call.name + call.desc) : null;
        if (target == null || target.kind() != AsyncMethod.Kind.LAZY) {
            return null;
        }
        int fixing = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
        boolean bound = (target.node().access & fixing) != 0
                || (host.node().access & Opcodes.ACC_FINAL) != 0
                || call.getOpcode() == Opcodes.INVOKESPECIAL;
        return bound ? target : null;
    }
}
