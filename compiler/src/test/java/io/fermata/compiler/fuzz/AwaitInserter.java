package io.fermata.compiler.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Turns the methods of a real class into async methods with awaits between arbitrary instructions, whatever lies on the
 * operand stack there.
 */
final class AwaitInserter {
    private final Random random;
    private int awaits;

    AwaitInserter(long seed) {
        this.random = new Random(seed);
    }

    int awaits() {
        return awaits;
    }

    byte[] insertInto(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.EXPAND_FRAMES);
        Set<String> signatures = new HashSet<>();
        node.methods.forEach(method -> signatures.add(method.name + asyncDescriptor(method)));
        for (MethodNode method : node.methods) {
            if (isEligible(method) && signatures.remove(method.name + asyncDescriptor(method))) {
                makeAsync(method);
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    private static boolean isEligible(MethodNode method) {
        int excluded = Opcodes.ACC_ABSTRACT
                | Opcodes.ACC_NATIVE
                | Opcodes.ACC_SYNCHRONIZED
                | Opcodes.ACC_SYNTHETIC
                | Opcodes.ACC_BRIDGE; // kotlinc has bridges that are not synthetic
        boolean plain = (method.access & excluded) == 0 && !method.name.startsWith("<");
        for (AbstractInsnNode instruction : method.instructions) {
            plain &= instruction.getOpcode() != Opcodes.MONITORENTER;
        }
        return plain;
    }

    private static String asyncDescriptor(MethodNode method) {
        return Type.getMethodDescriptor(Type.getObjectType("io/fermata/Coroutine"), Type.getArgumentTypes(method.desc));
    }

    private void makeAsync(MethodNode method) {
        Type returned = Type.getReturnType(method.desc);
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            int opcode = instruction.getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                method.instructions.insertBefore(instruction, wrap(returned));
                method.instructions.set(instruction, new InsnNode(Opcodes.ARETURN));
            } else if (canAwaitAfter(instruction) && random.nextInt(8) == 0) {
                method.instructions.insert(instruction, await());
                awaits++;
            }
        }
        method.desc = asyncDescriptor(method);
        method.signature = null;
        if (method.invisibleAnnotations == null) {
            method.invisibleAnnotations = new ArrayList<>();
        }
        method.invisibleAnnotations.add(new AnnotationNode("Lio/fermata/Async;"));
    }

    private static boolean canAwaitAfter(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        boolean leaves = opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH;
        return opcode >= 0 && !leaves;
    }

    private static InsnList await() {
        return list(
                new InsnNode(Opcodes.ACONST_NULL),
                new TypeInsnNode(Opcodes.CHECKCAST, "io/fermata/Awaitable"),
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        "io/fermata/Asyncio",
                        "await",
                        "(Lio/fermata/Awaitable;)Ljava/lang/Object;",
                        false),
                new InsnNode(Opcodes.POP));
    }

    private static InsnList wrap(Type returned) {
        AbstractInsnNode toObject = switch (returned.getSort()) {
            case Type.VOID -> new InsnNode(Opcodes.ACONST_NULL);
            case Type.OBJECT, Type.ARRAY -> new InsnNode(Opcodes.NOP);
            case Type.LONG -> box("java/lang/Long", returned);
            case Type.DOUBLE -> box("java/lang/Double", returned);
            case Type.FLOAT -> box("java/lang/Float", returned);
            default -> box("java/lang/Integer", Type.INT_TYPE);
        };
        return list(
                toObject,
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        "io/fermata/Coroutine",
                        "of",
                        "(Ljava/lang/Object;)Lio/fermata/Coroutine;",
                        false));
    }

    private static AbstractInsnNode box(String box, Type primitive) {
        String descriptor = Type.getMethodDescriptor(Type.getObjectType(box), primitive);
        return new MethodInsnNode(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }

    private static InsnList list(AbstractInsnNode... instructions) {
        InsnList list = new InsnList();
        List.of(instructions).forEach(list::add);
        return list;
    }
}
