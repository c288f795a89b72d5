package io.fermata.agent;

import io.fermata.compiler.ClassFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads class files as resources of a class loader; a class is never loaded for the sake of another one. */
record LoaderClassFiles(ClassLoader loader) implements ClassFiles {

    @Override
    public byte @Nullable [] find(String internalName) {
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class file of " + internalName, e);
        }
    }
}
