package io.fermata.compiler.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a jar in the order of another one; new classes come last, with no time of their own, so that bytes repeat. */
final class ArchiveWriter implements AutoCloseable {
    private final ZipOutputStream zip;
    private final SortedMap<String, byte[]> toWrite;
    private long lastTime;

    ArchiveWriter(OutputStream out, SortedMap<String, byte[]> changes) {
        zip = new ZipOutputStream(out);
        toWrite = new TreeMap<>(changes);
    }

    void setComment(@Nullable String comment) {
        zip.setComment(comment);
    }

    void copy(ZipEntry entry, byte[] content) throws IOException {
        write(new ZipEntry(entry), content);
    }

    void writeChanged(ZipEntry original) throws IOException {
        byte[] content = toWrite.remove(original.getName());
        if (content != null) {
            lastTime = Math.max(lastTime, original.getTime());
            write(new ZipEntry(original), content);
        }
    }

    void writeRest() throws IOException {
        for (Map.Entry<String, byte[]> added : toWrite.entrySet()) {
            ZipEntry entry = new ZipEntry(added.getKey());
            entry.setTime(lastTime);
            write(entry, added.getValue());
        }
    }

    private void write(ZipEntry entry, byte[] content) throws IOException {
        entry.setCompressedSize(-1);
        if (entry.getMethod() == ZipEntry.STORED) {
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            entry.setCrc(crc(content));
        } else {
            entry.setMethod(ZipEntry.DEFLATED);
            entry.setSize(content.length);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        zip.finish();
        zip.flush();
    }
}
