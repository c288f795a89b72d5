package io.fermata.compiler.oracle;

import io.fermata.AsyncIterable;
import io.fermata.AsyncIterator;
import io.fermata.Awaitable;
import io.fermata.Continuation;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The await and the each of untransformed code: returns when the thing is there, which in a blocking run is at once. */
public final class BlockingAwait {
    private static final String NAME = Type.getInternalName(BlockingAwait.class);

    private BlockingAwait() {}

    /** Stands in for {@code Asyncio.await}. */
    public static <T> T await(Awaitable<T> awaitable) throws Throwable {
        CompletableFuture<T> end = new CompletableFuture<>();
        awaitable.subscribe(new Continuation<T>() {
            @Override
            public void resume(T value) {
                end.complete(value);
            }

            @Override
            public void fail(Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        return outcome(end);
    }

    /** Stands in for {@code Asyncio.await}. */
    public static <T> T await(CompletionStage<T> stage) throws Throwable {
        return outcome(stage.toCompletableFuture());
    }

    /** Stands in for {@code Asyncio.each}. */
    public static <T> Iterable<T> each(AsyncIterable<T> source) {
        return () -> {
            AsyncIterator<T> iterator = source.asyncIterator();
            return new Iterator<T>() {
                @Override
                public boolean hasNext() {
                    try {
                        return await(iterator.advance());
                    } catch (Throwable failure) {
                        throw BlockingAwait.<RuntimeException>unchecked(failure);
                    }
                }

                @Override
                public T next() {
                    return iterator.current();
                }
            };
        };
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X unchecked(Throwable failure) throws X {
        throw (X) failure;
    }

    private static <T> T outcome(CompletableFuture<T> end) throws Throwable {
        if (!end.isDone()) {
            throw new AssertionError("a blocking run awaits what never comes");
        }
        try {
            return end.join();
        } catch (CompletionException failure) {
            throw failure.getCause();
        }
    }

    /** Redirects every await and each of an untransformed class to this one. */
    static byte[] redirect(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return redirecting(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static MethodVisitor redirecting(MethodVisitor method) {
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean itf) {
                boolean keyword = owner.equals("io/fermata/Asyncio") && (name.equals("await") || name.equals("each"));
                super.visitMethodInsn(opcode, keyword ? NAME : owner, name, descriptor, itf);
            }
        };
    }
}
