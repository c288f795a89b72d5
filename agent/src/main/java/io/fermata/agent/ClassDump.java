package io.fermata.agent;

import io.fermata.compiler.Compilation;
import io.fermata.compiler.GeneratedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps copies of what was generated, in directories by package. */
record ClassDump(Path directory) {

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
