package io.fermata.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Loads the fixtures itself and asks a transformer first, as the JVM does. */
final class TransformingLoader extends ClassLoader {
    private static final String FIXTURES = "io.fermata.agent.fixture.";

    private final ClassFileTransformer transformer;

    TransformingLoader(ClassFileTransformer transformer) {
        super(TransformingLoader.class.getClassLoader());
        this.transformer = transformer;
    }

    static byte[] classFile(Class<?> type) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the agent does by way of {@code java.lang.instrument}. */
    static Class<?> define(ClassLoader loader, String name, byte[] bytes, @Nullable ProtectionDomain domain) {
        return ((TransformingLoader) loader).defineClass(name, bytes, 0, bytes.length, domain);
    }

    Class<?> load(Class<?> fixture) throws ClassNotFoundException {
        return loadClass(fixture.getName());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith(FIXTURES) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] original = in.readAllBytes();
            byte[] bytes = transformer.transform(this, name.replace('.', '/'), null, null, original);
            byte[] result = bytes == null ? original : bytes;
            return defineClass(name, result, 0, result.length);
        } catch (IOException | IllegalClassFormatException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
