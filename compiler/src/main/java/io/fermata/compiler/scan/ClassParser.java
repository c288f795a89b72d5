package io.fermata.compiler.scan;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.diagnostic.Code;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads a class file and finds the methods to rewrite. */
public final class ClassParser {
    private static final int MAGIC = 0xcafebabe;
    private static final int HEADER_SIZE = 10;
    private static final int OLDEST_VERSION = Opcodes.V1_8;
    private static final int NEWEST_VERSION = Opcodes.V27;
    /** Major versions count from here: 52 is Java 8. */
    private static final int JAVA_0 = 44;

    private ClassParser() {}

    /** Parses a class file. */
    public static ParsedClass parse(byte[] classFile, AsyncCloseables closeables, EntryPoints entries)
            throws UnreadableClassException {
        requireKnownVersion(classFile);
        try {
            return read(new ClassReader(classFile), closeables, entries);
        } catch (RuntimeException
                | AssertionError malformed) { // whatever ASM stumbles over in bytes that are no class file
            throw damaged(classFile, malformed);
        }
    }

    /** The failure for a class file in which {@code cause} came up. */
    public static UnreadableClassException damaged(byte[] classFile, Throwable cause) {
        String message = "the class file is damaged, or of a shape that no Java compiler makes (" + cause
                + "); compile it again, and report the class if that does not help";
        return new UnreadableClassException(Code.MALFORMED_CLASS, classFile, message, cause);
    }

    private static void requireKnownVersion(byte[] classFile) throws UnreadableClassException {
        ByteBuffer header = ByteBuffer.wrap(classFile);
        if (classFile.length < HEADER_SIZE || header.getInt(0) != MAGIC) {
            throw new UnreadableClassException(
                    Code.MALFORMED_CLASS, classFile, "this is no class file; compile it again", null);
        }
        int version = header.getShort(6) & 0xffff;
        if (version < OLDEST_VERSION || version > NEWEST_VERSION) {
            throw new UnreadableClassException(
                    Code.UNSUPPORTED_CLASS_VERSION,
                    classFile,
                    "class file version " + version + " (Java " + (version - JAVA_0) + "); Fermata transforms Java "
                            + (OLDEST_VERSION - JAVA_0) + " to " + (NEWEST_VERSION - JAVA_0)
                            + ": compile with --release in that range, or use a newer Fermata",
                    null);
        }
    }

    private static ParsedClass read(ClassReader reader, AsyncCloseables closeables, EntryPoints entries) {
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.EXPAND_FRAMES);
        entries.markIn(node);
        List<AsyncMethod> asyncMethods = new ArrayList<>();
        for (MethodNode method : node.methods) {
            AsyncMethod.Kind kind = AsyncMethod.Kind.of(Type.getReturnType(method.desc));
            if (kind != null && isAsync(method, closeables) && !isTransformed(method, node)) {
                asyncMethods.add(new AsyncMethod(method, kind));
            }
        }
        return new ParsedClass(reader, node, asyncMethods);
    }

    private static boolean isAsync(MethodNode method, AsyncCloseables closeables) {
        boolean hasBody = (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
        boolean marked = AsyncMethod.isMarked(method);
        return hasBody && (marked || (AsyncMethod.isLambdaBody(method) && AsyncMethod.suspends(method, closeables)));
    }

    /** A method is already transformed if its body stands beside it under the same name. */
    public static boolean isTransformed(MethodNode method, ClassNode host) {
        String parameters = method.desc.substring(0, method.desc.indexOf(')'));
        return host.methods.stream()
                .anyMatch(other -> other.name.equals(method.name)
                        && other.desc.startsWith(parameters + "L" + host.name + "$")
                        && other.desc.endsWith(RuntimeNames.BODY_DESCRIPTOR_END));
    }
}
