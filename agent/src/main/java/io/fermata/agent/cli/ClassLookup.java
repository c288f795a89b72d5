package io.fermata.agent.cli;

import io.fermata.compiler.ClassFiles;
import io.fermata.compiler.files.ClassTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a class by the name that a person gives it. */
record ClassLookup(List<Path> entries, ClassFiles classPath) {

    /** The class file; {@code a.Outer.Nested} will do for a nested class. */
    byte @Nullable [] find(String className) throws IOException {
        StringBuilder internalName = new StringBuilder(className.replace('.', '/'));
        byte[] found = classPath.find(internalName.toString());
        int slash = internalName.lastIndexOf("/");
        while (found == null && slash >= 0) {
            internalName.setCharAt(slash, '$');
            found = classPath.find(internalName.toString());
            slash = internalName.lastIndexOf("/");
        }
        return found == null ? findBelowPrefix(className) : found;
    }

    /** Names of classes that may have been meant, of this simple name first. */
    String nearMisses(String className) throws IOException {
        List<String> names = new ArrayList<>();
        forEachClass((name, classFile) ->
                names.add(name.substring(0, name.length() - ".class".length()).replace('/', '.')));
        return NearMisses.of(className, names);
    }

    /** Some jars keep their classes below a directory, BOOT-INF/classes for instance. */
    private byte @Nullable [] findBelowPrefix(String className) throws IOException {
        String suffix = "/" + className.replace('.', '/') + ".class";
        List<byte[]> found = new ArrayList<>();
        forEachClass((name, classFile) -> {
            if (name.endsWith(suffix)) {
                found.add(classFile);
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }

    private void forEachClass(ClassTree.ClassFileReader reader) throws IOException {
        for (Path entry : entries) {
            if (Files.exists(entry)) {
                ClassTree.at(entry).forEachClass(reader);
            }
        }
    }
}
