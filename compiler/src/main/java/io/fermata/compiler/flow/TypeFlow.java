package io.fermata.compiler.flow;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Walks a method once, in code order, and knows the types of locals and operands before each instruction.
 *
 * <p>A single pass is enough: since class file version 50 every place where control flow joins carries its types in
 * the StackMapTable (JVMS 4.10.1), and between two such places types follow from the instructions.
 */
public final class TypeFlow {
    private final AnalyzerAdapter types;

    public TypeFlow(String owner, MethodNode method) {
        types = new AnalyzerAdapter(owner, method.access, method.name, method.desc, null);
    }

    /** The types before the next instruction, or null where control never arrives. */
    public @Nullable TypeState state() {
        return types.locals == null ? null : TypeState.of(types.locals, types.stack);
    }

    /** Moves past {@code instruction}; instructions must be given in the method's order, none left out. */
    public void advance(AbstractInsnNode instruction) {
        instruction.accept(types);
    }
}
