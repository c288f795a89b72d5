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
     * Opens a class path; what does not exist or is neither a directory nor a jar is passed over, as java does.
     *
     * @throws IOException if a jar cannot be read, naming it, as javac does
     */
    public static ClassPath of(List<Path> entries) throws IOException {
        ClassPath path = new ClassPath(new ArrayList<>());
        for (Path entry : entries) {
            if (Files.isDirectory(entry)) {
                path.locations.add(new Directory(entry));
            } else if (Files.isRegularFile(entry) && ClassArchive.isArchive(entry)) {
                path.open(entry);
            }
        }
        return path;
    }

    private void open(Path jar) throws IOException {
        try {
            locations.add(new Jar(new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())));
        } catch (IOException e) {
            close();
            throw new IOException("cannot read " + jar + ": " + e.getMessage(), e);
        }
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

    private record Jar(JarFile file) implements Location {
        @Override
        public byte @Nullable [] read(String resource) throws IOException {
            ZipEntry entry = file.getEntry(resource);
            if (entry == null) {
                return null;
            }
            try (InputStream in = file.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
