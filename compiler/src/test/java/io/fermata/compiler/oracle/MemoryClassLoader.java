package io.fermata.compiler.oracle;

import java.util.Map;

/** Loads classes from memory, those of the tests' class path from there. As any such loader's, its classes are verified. */
final class MemoryClassLoader extends ClassLoader {
    private final Map<String, byte[]> classFiles;

    /** A loader for {@code classFiles}, which are named by internal name. */
    MemoryClassLoader(Map<String, byte[]> classFiles) {
        super("programs", MemoryClassLoader.class.getClassLoader()); // an application's loader has a name, too
        this.classFiles = classFiles;
    }

    /** Looks here first: asking the class path for what it does not have takes most of the time otherwise. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name.replace('.', '/'));
        if (bytes == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }

    /** Loads a class and has it verified, without running any of it: asking for its methods links a class. */
    void link(String internalName) {
        try {
            Class.forName(internalName.replace('/', '.'), false, this).getDeclaredMethods();
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(internalName, missing);
        }
    }
}
