package io.fermata.agent;

import io.fermata.compiler.GeneratedClass;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Defines frame classes in the loader of their host, each once.
 *
 * <p>The same host can come by more than once: two threads may race to load it in a loader that does not lock, and its
 * first definition may have failed for reasons of its own. The frames of the first time serve if they are the same.
 *
 * <p>No lock is held while a class is being defined, for that may load its superclass and take locks of the loader.
 */
final class FrameDefiner {
    private final ClassDefinition definition;
    private final Map<ClassLoader, Frames> defined = new WeakHashMap<>();

    FrameDefiner(ClassDefinition definition) {
        this.definition = definition;
    }

    /** Defines the frames of the class {@code host}, or throws a {@link LinkageError}. */
    void define(ClassLoader loader, String host, List<GeneratedClass> frames, @Nullable ProtectionDomain domain) {
        Frames known = definedIn(loader);
        for (GeneratedClass frame : frames) {
            byte[] earlier = known.byName().putIfAbsent(frame.internalName(), frame.bytes());
            if (earlier == null) {
                defineFirst(loader, frame, domain, known);
            } else if (Arrays.equals(earlier, frame.bytes())) {
                known.repeated().add(frame.internalName());
                defineAgain(loader, frame, domain);
            } else {
                throw new LinkageError(frame.internalName() + " is there already, made from another host");
            }
        }
        known.hosts().add(host);
    }

    /** Whether all these frames are there already and the same, so that new code for their host can use them. */
    boolean areDefined(ClassLoader loader, List<GeneratedClass> frames) {
        Map<String, byte[]> known = definedIn(loader).byName();
        return frames.stream().allMatch(frame -> Arrays.equals(known.get(frame.internalName()), frame.bytes()));
    }

    /** Whether the class {@code host} has got frames in this loader. */
    boolean belongTo(ClassLoader loader, String host) {
        return definedIn(loader).hosts().contains(host);
    }

    private Frames definedIn(ClassLoader loader) {
        synchronized (defined) {
            return defined.computeIfAbsent(
                    loader,
                    unseen -> new Frames(
                            new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet()));
        }
    }

    private void defineFirst(
            ClassLoader loader, GeneratedClass frame, @Nullable ProtectionDomain domain, Frames known) {
        try {
            define(loader, frame, domain);
        } catch (RuntimeException | Error e) {
            // Another thread that came by with the same frame in the meantime may have been faster.
            if (!isDuplicate(e) || !known.repeated().contains(frame.internalName())) {
                known.byName().remove(frame.internalName());
                throw e;
            }
        }
    }

    private void defineAgain(ClassLoader loader, GeneratedClass frame, @Nullable ProtectionDomain domain) {
        try {
            define(loader, frame, domain);
        } catch (LinkageError e) {
            if (!isDuplicate(e)) {
                throw e;
            }
        }
    }

    /** A LinkageError proper says that the loader has the class already; its subclasses tell of real trouble. */
    private static boolean isDuplicate(Throwable failure) {
        return failure.getClass() == LinkageError.class;
    }

    private void define(ClassLoader loader, GeneratedClass frame, @Nullable ProtectionDomain domain) {
        definition.define(loader, frame.internalName().replace('/', '.'), frame.bytes(), domain);
    }

    /**
     * What has been defined in one loader.
     *
     * @param byName the class files of frames
     * @param repeated the names of those that have come by more than once
     * @param hosts internal names of the classes they belong to
     */
    private record Frames(Map<String, byte[]> byName, Set<String> repeated, Set<String> hosts) {}
}
