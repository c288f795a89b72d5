package io.fermata.compiler.files;

import io.fermata.compiler.abi.RuntimeNames;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Finds the frame classes of earlier compilations whose method is gone.
 *
 * <p>Java compilers that build incrementally replace or remove the classes that they made; of frame classes they know
 * nothing.
 */
final class FrameFiles {
    private final SortedSet<String> frames = new TreeSet<>();
    private final Map<String, String> hosts = new HashMap<>();

    /** Takes a class as it will be written. */
    void add(String name, byte[] classFile) {
        if (isFrame(classFile)) {
            frames.add(name);
        } else {
            hosts.put(name, new String(classFile, StandardCharsets.ISO_8859_1));
        }
    }

    SortedSet<String> orphans() {
        SortedSet<String> orphans = new TreeSet<>(frames);
        orphans.removeIf(this::hasHost);
        return orphans;
    }

    /** Nobody but the compiler makes coroutines synthetic. */
    private static boolean isFrame(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        return (reader.getAccess() & Opcodes.ACC_SYNTHETIC) != 0
                && RuntimeNames.COROUTINE.equals(reader.getSuperName());
    }

    /** The body in the host has the frame among its parameters. */
    private boolean hasHost(String frame) {
        String path = frame.substring(0, frame.length() - ".class".length());
        String simpleName = path.substring(path.lastIndexOf('/') + 1);
        String parameter = new String((simpleName + ";").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        int dollar = path.indexOf('$', path.length() - simpleName.length());
        while (dollar >= 0) {
            String host = hosts.get(path.substring(0, dollar) + ".class");
            if (host != null && host.contains(parameter)) {
                return true;
            }
            dollar = path.indexOf('$', dollar + 1);
        }
        return false;
    }
}
