package io.fermata.compiler.files;

import io.fermata.compiler.ClassFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files in directories and jars, in the order of the class path, and after them those of the JDK. For one thread
 * at a time.
 */
public final class ClassPath implements ClassFiles, AutoCloseable {
    private final List<Location> locations;

    private ClassPath(List<Location> locations) {
        this.locations = locations;
    }

    /**
     * Makes a class path; what does not exist or is neither a directory nor a jar is passed over, as java does. Jars are
     * opened when something is looked for in them.
     */
    public static ClassPath of(List<Path> entries) {
        List<Location> locations = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                locations.add(new Directory(entry));
            } else if (Files.isRegularFile(entry) && ClassArchive.isArchive(entry)) {
                locations.add(new Jar(entry));
            }
        }
        return new ClassPath(locations);
    }

    @Override
    public byte @Nullable [] find(String internalName) {
        String resource = internalName + ".class";
        try {
            for (Location location : locations) {
                byte[] found = location.read(resource);
                if (found != null) {
                    return found;
                }
            }
            return readFromJdk(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static byte @Nullable [] readFromJdk(String resource) throws IOException {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        for (Location location : locations) {
            location.close();
        }
    }

    private sealed interface Location {
        byte @Nullable [] read(String resource) throws IOException;

        void close() throws IOException;
    }

    private record Directory(Path root) implements Location {
        @Override
        public byte @Nullable [] read(String resource) throws IOException {
            Path file = root.resolve(resource);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        }

        @Override
        public void close() {}
    }

    private static final class Jar implements Location {
        private final Path path;
        private @Nullable JarFile file;

        Jar(Path path) {
            this.path = path;
        }

        @Override
        public byte @Nullable [] read(String resource) throws IOException {
            JarFile jar = open();
            ZipEntry entry = jar.getEntry(resource);
            if (entry == null) {
                return null;
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }

        private JarFile open() throws IOException {
            JarFile jar = file;
            if (jar == null) {
                jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
                file = jar;
            }
            return jar;
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
