package io.fermata.compiler.emit;

import io.fermata.compiler.flow.ReturnPoint;
import io.fermata.compiler.flow.SuspensionGraph;
import io.fermata.compiler.flow.SuspensionPoint;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.scan.ParsedClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * All that is decided about one async method before it is emitted.
 *
 * @param fusedCalls the calls that enter the body of another method of the class, each with that method's frame
 */
public record AsyncBody(
        ParsedClass host, FrameLayout layout, List<ReturnPoint> returns, Map<MethodInsnNode, FrameLayout> fusedCalls) {
    public AsyncBody {
        returns = List.copyOf(returns);
        fusedCalls = Map.copyOf(fusedCalls);
    }

    /** Puts the plans together; {@code layouts} holds those of all async methods of the class by signature. */
    public static AsyncBody of(
            ParsedClass host, FrameLayout layout, SuspensionGraph graph, Map<String, FrameLayout> layouts) {
        Map<MethodInsnNode, FrameLayout> fusedCalls = new HashMap<>();
        for (SuspensionPoint point : graph.suspensions()) {
            MethodInsnNode call = point.fusedCall();
            if (call != null && call.owner.equals(host.name())) {
                fusedCalls.put(call, Objects.requireNonNull(layouts.get(call.name + call.desc)));
            }
        }
        return new AsyncBody(host, layout, emittedReturns(layout, graph), fusedCalls);
    }

    /** Nobody looks at what a generator returns, so it awaits nothing on its way out. */
    private static List<ReturnPoint> emittedReturns(FrameLayout layout, SuspensionGraph graph) {
        boolean generator = layout.method().kind().isGenerator();
        return graph.returns().stream()
                .filter(point -> !generator || point.shape() != ReturnPoint.Shape.TAIL)
                .toList();
    }

    /** Whether a method of the class file made from this is this body. */
    public boolean isMethod(String name, String descriptor) {
        return layout.method().node().name.equals(name)
                && FrameCalls.body(layout).equals(descriptor);
    }
}
