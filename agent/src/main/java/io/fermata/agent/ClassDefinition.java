package io.fermata.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Defines a class in a class loader of somebody else's, before the class that needs it is there to ask. */
@FunctionalInterface
interface ClassDefinition {

    /** Throws what {@link ClassLoader} throws, a {@link LinkageError} when the loader has the class already. */
    Class<?> define(ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain);

    /**
     * Opens {@code java.lang} to the agent alone, for {@code ClassLoader.defineClass}.
     *
     * <p>The official way, {@code Lookup.defineClass}, needs a class of the same package that is already loaded. The
     * host is not: it is about to be.
     */
    static ClassDefinition with(Instrumentation instrumentation) throws ReflectiveOperationException {
        Module javaBase = ClassLoader.class.getModule();
        Set<Module> agent = Set.of(ClassDefinition.class.getModule());
        instrumentation.redefineModule(javaBase, Set.of(), Map.of(), Map.of("java.lang", agent), Set.of(), Map.of());
        MethodHandle defineClass = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                .findVirtual(
                        ClassLoader.class,
                        "defineClass",
                        MethodType.methodType(
                                Class.class, String.class, byte[].class, int.class, int.class, ProtectionDomain.class));
        return (loader, name, classFile, domain) -> call(defineClass, loader, name, classFile, domain);
    }

    private static Class<?> call(
            MethodHandle defineClass,
            ClassLoader loader,
            String name,
            byte[] classFile,
            @Nullable ProtectionDomain domain) {
        try {
            return (Class<?>) defineClass.invokeExact(loader, name, classFile, 0, classFile.length, domain);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("defineClass declares no checked exception", e);
        }
    }
}
