package io.fermata.compiler.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar, multi-release jars and jars with classes below a prefix of their own included. */
record ClassArchive(Path path) implements ClassTree {
    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)", Pattern.CASE_INSENSITIVE);

    static boolean isArchive(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".zip") || name.endsWith(".war");
    }

    @Override
    public void forEachClass(ClassFileReader reader) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : entries(zip)) {
                if (entry.getName().endsWith(".class")) {
                    reader.read(entry.getName(), bytes(zip, entry));
                }
            }
        }
    }

    @Override
    public void write(SortedMap<String, byte[]> changes, SortedSet<String> removed, Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), path.toString(), "a jar cannot replace a directory");
        }
        AtomicFile.write(target, out -> {
            try (ZipFile zip = new ZipFile(path.toFile())) {
                if (!changes.isEmpty() || !removed.isEmpty()) {
                    requireUnsigned(zip);
                }
                rewrite(zip, changes, removed, out);
            }
        });
    }

    private void requireUnsigned(ZipFile zip) throws IOException {
        for (ZipEntry entry : entries(zip)) {
            if (SIGNATURE.matcher(entry.getName()).matches()) {
                throw new FileSystemException(
                        path.toString(), null, "the jar is signed: transform first and sign the result");
            }
        }
    }

    private static void rewrite(ZipFile zip, SortedMap<String, byte[]> changes, Set<String> removed, OutputStream out)
            throws IOException {
        try (ArchiveWriter writer = new ArchiveWriter(out, changes)) {
            writer.setComment(zip.getComment());
            for (ZipEntry entry : entries(zip)) {
                if (changes.containsKey(entry.getName())) {
                    writer.writeChanged(entry);
                } else if (!removed.contains(entry.getName())) {
                    writer.copy(entry, bytes(zip, entry));
                }
            }
            writer.writeRest();
        }
    }

    private static List<ZipEntry> entries(ZipFile zip) {
        return zip.stream().<ZipEntry>map(entry -> entry).toList();
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
