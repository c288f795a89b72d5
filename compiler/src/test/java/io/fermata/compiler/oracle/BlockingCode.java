package io.fermata.compiler.oracle;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Makes an untransformed class block: redirects its keywords, and runs its generators on threads. */
final class BlockingCode extends ClassVisitor {
    private static final Map<String, Class<?>> KEYWORDS =
            Map.of("await", BlockingAwait.class, "each", BlockingAwait.class, "emit", BlockingGenerator.class);
    private static final Type BLOCKING_GENERATOR = Type.getType(BlockingGenerator.class);
    private static final Map<String, Method> STARTERS = Map.of(
            "io/fermata/AsyncGenerator", starter("async", "io/fermata/AsyncGenerator"),
            "io/fermata/Generator", starter("plain", "io/fermata/Generator"));

    private final Type host;
    private final Set<Method> generators;

    private BlockingCode(ClassNode original, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        host = Type.getObjectType(original.name);
        generators = original.methods.stream()
                .filter(BlockingCode::isGenerator)
                .map(method -> new Method(method.name, method.desc))
                .collect(Collectors.toSet());
    }

    static byte[] of(byte[] classFile) {
        ClassNode original = new ClassNode();
        new ClassReader(classFile).accept(original, 0);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        original.accept(new BlockingCode(original, writer));
        return writer.toByteArray();
    }

    private static boolean isGenerator(MethodNode method) {
        boolean annotated = method.invisibleAnnotations != null
                && method.invisibleAnnotations.stream().anyMatch(each -> each.desc.equals("Lio/fermata/Async;"));
        boolean emits = StreamSupport.stream(method.instructions.spliterator(), false)
                .anyMatch(each -> each instanceof MethodInsnNode call && call.name.equals("emit"));
        boolean isBridge = (method.access & Opcodes.ACC_BRIDGE) != 0; // javac copies annotations to bridges
        return (annotated || emits) && !isBridge && STARTERS.containsKey(returned(method.desc));
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        if (!generators.contains(new Method(name, descriptor))) {
            return redirecting(super.visitMethod(access, name, descriptor, signature, exceptions), descriptor);
        }
        String body = name + "$body$" + host.getInternalName().replace('/', '_');
        start(access, new Method(name, descriptor), body);
        return redirecting(super.visitMethod(access, body, descriptor, signature, exceptions), descriptor);
    }

    /** A method in place of a generator's that starts it on a thread. */
    private void start(int access, Method method, String body) {
        MethodVisitor visitor = super.visitMethod(access, method.getName(), method.getDescriptor(), null, null);
        GeneratorAdapter code = new GeneratorAdapter(visitor, access, method.getName(), method.getDescriptor());
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        Type[] parameters = method.getArgumentTypes();
        code.visitCode();
        code.push(host);
        code.push(body);
        code.push(method.getDescriptor());
        code.push(parameters.length + (isStatic ? 0 : 1));
        code.newArray(Type.getType(Object.class));
        if (!isStatic) {
            code.dup();
            code.push(0);
            code.loadThis();
            code.arrayStore(Type.getType(Object.class));
        }
        for (int i = 0; i < parameters.length; i++) {
            code.dup();
            code.push(isStatic ? i : i + 1);
            code.loadArg(i);
            code.box(parameters[i]);
            code.arrayStore(Type.getType(Object.class));
        }
        code.invokeStatic(BLOCKING_GENERATOR, STARTERS.get(returned(method.getDescriptor())));
        code.returnValue();
        code.endMethod();
    }

    private static MethodVisitor redirecting(MethodVisitor method, String methodDescriptor) {
        String returned = returned(methodDescriptor);
        boolean async = returned.startsWith("io/fermata/") || returned.startsWith("java/util/concurrent/Completable");
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                Class<?> keyword = KEYWORDS.get(name);
                if (owner.equals("io/fermata/Asyncio") && keyword != null) {
                    super.visitMethodInsn(opcode, Type.getInternalName(keyword), name, descriptor, false);
                } else if (async && isClose(owner, name, descriptor) && opcode != Opcodes.INVOKESPECIAL) {
                    String blocking = Type.getInternalName(BlockingAwait.class);
                    String closing = "(Ljava/lang/AutoCloseable;)V";
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, blocking, name, closing, false);
                } else {
                    super.visitMethodInsn(opcode, owner, name, descriptor, itf);
                }
            }
        };
    }

    /** A close of what may be an AsyncCloseable, and is not called as any AutoCloseable. */
    private static boolean isClose(String owner, String name, String descriptor) {
        return name.equals("close") && descriptor.equals("()V") && !owner.startsWith("java/");
    }

    private static String returned(String descriptor) {
        Type type = Type.getReturnType(descriptor);
        return type.getSort() == Type.OBJECT ? type.getInternalName() : "";
    }

    private static Method starter(String name, String returned) {
        return new Method(
                name, "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)L" + returned + ";");
    }
}
