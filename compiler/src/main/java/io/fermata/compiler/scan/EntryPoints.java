package io.fermata.compiler.scan;

import io.fermata.compiler.abi.RuntimeNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the methods with an annotation that is itself marked with {@code AsyncEntry}, by reading the annotation's class file. */
public final class EntryPoints {
    private final Function<String, byte @Nullable []> classFiles;
    private final Map<String, Optional<EntryMark>> known = new HashMap<>();

    /** Finds class files by internal name through {@code classFiles}. */
    public EntryPoints(Function<String, byte @Nullable []> classFiles) {
        this.classFiles = classFiles;
    }

    /** Marks those methods of {@code host}, except what an earlier transformation has made. */
    void markIn(ClassNode host) {
        for (MethodNode method : host.methods) {
            boolean copied = (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) != 0;
            EntryMark mark = copied ? null : markOf(method);
            if (mark != null && !isCallable(method, host)) {
                List<AnnotationNode> marks = new ArrayList<>(List.of(mark));
                marks.addAll(method.invisibleAnnotations == null ? List.of() : method.invisibleAnnotations);
                method.invisibleAnnotations = marks;
            }
        }
    }

    /** Whether the method was made for callers that know nothing of coroutines: it returns nothing, and the async one stands beside it. */
    private static boolean isCallable(MethodNode method, ClassNode host) {
        String descriptor = method.desc.substring(0, method.desc.indexOf(')') + 1) + RuntimeNames.COROUTINE_TYPE;
        return method.desc.endsWith(")V")
                && host.methods.stream()
                        .anyMatch(other -> other.name.equals(method.name) && other.desc.equals(descriptor));
    }

    private @Nullable EntryMark markOf(MethodNode method) {
        for (AnnotationNode annotation : annotations(method.visibleAnnotations, method.invisibleAnnotations)) {
            Optional<EntryMark> mark = lookUp(Type.getType(annotation.desc).getInternalName());
            if (mark.isPresent()) {
                return mark.get();
            }
        }
        return null;
    }

    private Optional<EntryMark> lookUp(String type) {
        Optional<EntryMark> mark = known.get(type);
        if (mark == null) {
            known.put(type, Optional.empty()); // annotations may stand on each other
            mark = read(type);
            known.put(type, mark);
        }
        return mark;
    }

    /** Nothing for what cannot be read: it can hardly be for Fermata. */
    private Optional<EntryMark> read(String type) {
        byte[] classFile = type.startsWith("java/") ? null : classFiles.apply(type);
        if (classFile == null) {
            return Optional.empty();
        }
        try {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, ClassReader.SKIP_CODE);
            return annotations(node.visibleAnnotations, node.invisibleAnnotations).stream()
                    .flatMap(meta -> markBy(meta).stream())
                    .findFirst()
                    .map(mark -> new EntryMark(simpleName(type), mark.runner()));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<EntryMark> markBy(AnnotationNode meta) {
        return meta.desc.equals(RuntimeNames.ASYNC_ENTRY_DESCRIPTOR)
                ? Optional.of(new EntryMark("", ((Type) meta.values.get(1)).getInternalName()))
                : lookUp(Type.getType(meta.desc).getInternalName());
    }

    private static List<AnnotationNode> annotations(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> all = new ArrayList<>();
        all.addAll(visible == null ? List.of() : visible);
        all.addAll(invisible == null ? List.of() : invisible);
        return all;
    }

    private static String simpleName(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('$')) + 1);
    }
}
