package io.fermata.compiler.scan;

import io.fermata.compiler.abi.RuntimeNames;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * An {@code @Async} that stands for another annotation of a method, a test's for instance, which is itself marked with {@code
 * AsyncEntry}. Code that knows nothing of coroutines can call such a method, too.
 */
public final class EntryMark extends AnnotationNode {
    private final String annotation;
    private final String runner;

    EntryMark(String annotation, String runner) {
        super(Opcodes.ASM9, RuntimeNames.ASYNC_DESCRIPTOR);
        this.annotation = annotation;
        this.runner = runner;
    }

    /** The mark of {@code method}; null if it has none. */
    public static @Nullable EntryMark of(MethodNode method) {
        List<AnnotationNode> marks = method.invisibleAnnotations == null ? List.of() : method.invisibleAnnotations;
        for (AnnotationNode mark : marks) {
            if (mark instanceof EntryMark entry) {
                return entry;
            }
        }
        return null;
    }

    /** The simple name of the annotation that the source has. */
    public String annotation() {
        return annotation;
    }

    /** The internal name of the class that runs the coroutine. */
    public String runner() {
        return runner;
    }
}
