package io.fermata.agent;

import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Defines a class in a class loader of somebody else's, before the class that needs it is there to ask. */
@FunctionalInterface
interface ClassDefinition {

    /** Throws what {@link ClassLoader} throws, a {@link LinkageError} when the loader has the class already. */
    Class<?> define(ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain);

    /** Prepared when it is first needed: most of the time that the agent takes to start would go into it. */
    static ClassDefinition with(Instrumentation instrumentation) {
        return new OpenedClassDefinition(instrumentation);
    }
}
