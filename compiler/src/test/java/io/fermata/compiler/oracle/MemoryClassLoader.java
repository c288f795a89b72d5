package io.fermata.compiler.oracle;

import java.util.Map;

/** Loads classes from memory, those of the tests' class path from there. As any such loader's, its classes are verified. */
final class MemoryClassLoader extends ClassLoader {
    private final Map<String, byte[]> classFiles;

    /** A loader for {@code classFiles}, which are named by internal name. */
    MemoryClassLoader(Map<String, byte[]> classFiles) {
        super(MemoryClassLoader.class.getClassLoader());
        this.classFiles = classFiles;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name.replace('.', '/'));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
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
