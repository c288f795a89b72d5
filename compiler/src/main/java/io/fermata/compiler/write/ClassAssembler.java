package io.fermata.compiler.write;

import io.fermata.compiler.emit.AsyncBody;
import io.fermata.compiler.emit.BodyEmitter;
import io.fermata.compiler.emit.StubEmitter;
import io.fermata.compiler.scan.MethodFailure;
import io.fermata.compiler.scan.ParsedClass;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the host class: async methods as stub and body, all others copied byte for byte. */
public final class ClassAssembler extends ClassVisitor {
    private final Map<String, AsyncBody> bodies;

    private ClassAssembler(ClassWriter writer, List<AsyncBody> bodies) {
        super(Opcodes.ASM9, writer);
        this.bodies = bodies.stream()
                .collect(Collectors.toMap(body -> body.layout().method().signature(), Function.identity()));
    }

    /**
     * Writes {@code host} with its async methods replaced.
     *
     * @throws org.objectweb.asm.MethodTooLargeException if a method does not fit the 64 KB of a class file's method
     */
    public static byte[] assemble(ParsedClass host, List<AsyncBody> bodies) {
        ClassWriter writer = new HierarchyFreeWriter(host.reader());
        host.reader().accept(new ClassAssembler(writer, bodies), ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        AsyncBody body = bodies.get(name + descriptor);
        if (body == null) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        MethodFailure.attribute(body.layout().method().node(), () -> {
            StubEmitter.emit(body, cv);
            BodyEmitter.emit(body, cv);
        });
        return null;
    }

    /** Computes stack sizes only; frames come from the class file, so no hierarchy is ever asked for. */
    private static final class HierarchyFreeWriter extends ClassWriter {
        HierarchyFreeWriter(ClassReader reader) {
            super(reader, ClassWriter.COMPUTE_MAXS);
        }

        @Override
        protected String getCommonSuperClass(String type1, String type2) {
            throw new IllegalStateException("the compiler never merges types: " + type1 + ", " + type2);
        }
    }
}
