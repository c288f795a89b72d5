package io.fermata.compiler.scan;

import io.fermata.compiler.abi.RuntimeNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** Tells which calls of {@code close()} close an {@code AsyncCloseable}, by reading class files of the receiver's types. */
public final class AsyncCloseables {
    private final Function<String, byte @Nullable []> classFiles;
    private final Map<String, Boolean> known = new HashMap<>();

    /** Finds class files by internal name through {@code classFiles}. */
    public AsyncCloseables(Function<String, byte @Nullable []> classFiles) {
        this.classFiles = classFiles;
    }

    /** Whether {@code call} is a {@code close()} for which the compiler awaits {@code closeAsync()}. */
    public boolean isClose(MethodInsnNode call) {
        return call.name.equals("close")
                && call.desc.equals("()V")
                && call.getOpcode() != Opcodes.INVOKESPECIAL
                && known.computeIfAbsent(call.owner, this::isAsyncCloseable);
    }

    private boolean isAsyncCloseable(String type) {
        Set<String> seen = new HashSet<>();
        Deque<String> pending = new ArrayDeque<>(List.of(type));
        while (!pending.isEmpty()) {
            String next = pending.pop();
            if (next.equals(RuntimeNames.ASYNC_CLOSEABLE) || next.equals(RuntimeNames.ASYNC_GENERATOR)) {
                return true;
            }
            if (!next.startsWith("java/") && seen.add(next)) {
                pending.addAll(supertypes(next));
            }
        }
        return false;
    }

    private List<String> supertypes(String type) {
        ClassReader reader = read(type);
        if (reader == null) {
            return List.of();
        }
        List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            supertypes.add(reader.getSuperName());
        }
        return supertypes;
    }

    /** Null for what cannot be read, newer than this compiler or damaged: the class that only uses it is not to blame. */
    private @Nullable ClassReader read(String type) {
        try {
            byte[] classFile = classFiles.apply(type);
            return classFile == null ? null : new ClassReader(classFile);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
