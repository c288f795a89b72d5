package io.fermata.agent;

import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Defines a class in a class loader of somebody else's, before the class that needs it is there to ask. */
@FunctionalInterface
interface ClassDefinition {

    /** Throws what {@link ClassLoader} throws, a {@link LinkageError} when the loader has the class already. */
    Class<?> define(ClassLoader loader, String name, byte[] classFile, @Nullable ProtectionDomain domain);
}
