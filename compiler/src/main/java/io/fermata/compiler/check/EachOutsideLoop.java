package io.fermata.compiler.check;

import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.normalize.AwaitEachLoops;
import java.util.function.Consumer;
import org.objectweb.asm.tree.MethodInsnNode;

/** {@code each} is no collection: only the for loop that it heads can wait for its values. */
final class EachOutsideLoop implements MethodCheck {
    private static final String MESSAGE = "'each' outside the head of a for loop; write for (T x : each(source)),"
            + " or call advance() and current() of source.asyncIterator() yourself";

    @Override
    public void check(CheckedMethod method, Consumer<Finding> findings) {
        if (method.async() == null) {
            return;
        }
        for (MethodInsnNode call : method.calls()) {
            if (AwaitEachLoops.isEach(call) && AwaitEachLoops.iteratorStore(call) == null) {
                findings.accept(new Finding(Code.EACH_OUTSIDE_LOOP, method.node(), method.line(call), MESSAGE));
            }
        }
    }
}
