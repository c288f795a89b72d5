package io.fermata.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@code java.lang} to the agent alone, for {@code ClassLoader.defineClass}.
 *
 * <p>That is done when the first class is to be defined: most of the time that the agent takes to start would go into it.
 *
 * <p>The official way, {@code Lookup.defineClass}, needs a class of the same package that is already loaded. The host is
 * not: it is about to be.
 */
final class OpenedClassDefinition implements ClassDefinition {
    private final Instrumentation instrumentation;
    private volatile @Nullable MethodHandle defineClass;

    OpenedClassDefinition(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public Class<?> define(ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain) {
        try {
            return (Class<?>) defineClass().invokeExact(loader, name, classFile, 0, classFile.length, domain);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot define classes in " + loader, e);
        }
    }

    /** Two threads may do this at once: both handles are good. */
    private MethodHandle defineClass() throws ReflectiveOperationException {
        MethodHandle known = defineClass;
        if (known == null) {
            known = open();
            defineClass = known;
        }
        return known;
    }

    private MethodHandle open() throws ReflectiveOperationException {
        Module javaBase = ClassLoader.class.getModule();
        Set<Module> agent = Set.of(OpenedClassDefinition.class.getModule());
        instrumentation.redefineModule(javaBase, Set.of(), Map.of(), Map.of("java.lang", agent), Set.of(), Map.of());
        return MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                .findVirtual(
                        ClassLoader.class,
                        "defineClass",
                        MethodType.methodType(
                                Class.class, String.class, byte[].class, int.class, int.class, ProtectionDomain.class));
    }
}
