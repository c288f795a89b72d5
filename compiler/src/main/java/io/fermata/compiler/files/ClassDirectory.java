package io.fermata.compiler.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A directory of classes, as javac writes it. */
record ClassDirectory(Path path) implements ClassTree {

    @Override
    public void forEachClass(ClassFileReader reader) throws IOException {
        for (String name : files()) {
            if (name.endsWith(".class")) {
                reader.read(name, Files.readAllBytes(path.resolve(name)));
            }
        }
    }

    @Override
    public void write(SortedMap<String, byte[]> changes, SortedSet<String> removed, Path target) throws IOException {
        boolean inPlace =
                target.toAbsolutePath().normalize().equals(path.toAbsolutePath().normalize());
        if (!inPlace) {
            copyAllBut(changes.keySet(), removed, target);
        }
        // The order puts Foo$bar$1.class before Foo.class: no class is ever there without its frames.
        for (Map.Entry<String, byte[]> change : changes.entrySet()) {
            AtomicFile.write(target.resolve(change.getKey()), out -> out.write(change.getValue()));
        }
        for (String name : removed) {
            Files.deleteIfExists(target.resolve(name));
        }
    }

    private void copyAllBut(Set<String> changed, Set<String> removed, Path target) throws IOException {
        if (target.toAbsolutePath().normalize().startsWith(path.toAbsolutePath().normalize())) {
            throw new FileSystemException(target.toString(), path.toString(), "cannot write into what is being read");
        }
        for (String name : files()) {
            if (!changed.contains(name) && !removed.contains(name)) {
                copy(path.resolve(name), target.resolve(name));
            }
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        if (!Files.exists(target) || Files.mismatch(source, target) >= 0) {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
