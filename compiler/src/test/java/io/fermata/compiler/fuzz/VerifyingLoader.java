package io.fermata.compiler.fuzz;

import java.util.HashMap;
import java.util.Map;

/** Defines fuzzed classes in place of the originals and has the JVM verify them. */
final class VerifyingLoader extends ClassLoader {
    private final Map<String, byte[]> classFiles = new HashMap<>();

    VerifyingLoader() {
        super(VerifyingLoader.class.getClassLoader());
    }

    void add(String internalName, byte[] classFile) {
        classFiles.put(internalName.replace('/', '.'), classFile);
    }

    /** Links a class, which is when the JVM verifies it, without running its initialiser. */
    void verify(String internalName) throws ClassNotFoundException {
        Class.forName(internalName.replace('/', '.'), false, this).getDeclaredMethods();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            byte[] classFile = classFiles.get(name);
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || classFile == null) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            return defineClass(name, classFile, 0, classFile.length);
        }
    }
}
