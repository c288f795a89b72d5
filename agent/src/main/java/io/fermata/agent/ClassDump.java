package io.fermata.agent;

import io.fermata.compiler.Compilation;
import io.fermata.compiler.GeneratedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps copies of what was generated, and of what could not be transformed, in directories by package. */
record ClassDump(Path directory) {

    /** Keeps a class as it was given, for a report on what could not be made of it. */
    void writeGiven(String className, byte[] classFile) throws IOException {
        write(className, classFile);
    }

    void write(String className, Compilation compilation) throws IOException {
        write(className, compilation.classFile());
        for (GeneratedClass frame : compilation.frames()) {
            write(frame.internalName(), frame.bytes());
        }
    }

    private void write(String className, byte[] classFile) throws IOException {
        Path file = directory.resolve(className + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, classFile);
    }
}
