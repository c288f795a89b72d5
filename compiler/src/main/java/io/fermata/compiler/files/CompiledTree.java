package io.fermata.compiler.files;

import io.fermata.compiler.Compilation;
import io.fermata.compiler.GeneratedClass;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What the compiler made of a tree of classes, not yet written anywhere.
 *
 * @param transformed how many classes were rewritten, not counting the frame classes
 * @param changes contents of the files to write, by relative name
 * @param orphans frame classes of an earlier compilation whose method is gone
 */
public record CompiledTree(
        ClassTree tree,
        int transformed,
        SortedMap<String, byte[]> changes,
        SortedSet<String> orphans,
        List<Diagnostic> diagnostics) {

    public CompiledTree {
        changes = Collections.unmodifiableSortedMap(changes);
        orphans = Collections.unmodifiableSortedSet(orphans);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return has(Severity.ERROR);
    }

    public boolean hasWarnings() {
        return has(Severity.WARNING);
    }

    private boolean has(Severity severity) {
        return diagnostics.stream().anyMatch(d -> d.severity() == severity);
    }

    /** Replaces the classes that changed where they are; touches nothing when none did. */
    public void write() throws IOException {
        if (!changes.isEmpty() || !orphans.isEmpty()) {
            tree.write(changes, orphans, tree.path());
        }
    }

    /** Writes the whole tree, with everything in it that is no class, to another place. */
    public void writeTo(Path target) throws IOException {
        tree.write(changes, orphans, target);
    }

    /** Gathers the compilations of one tree. */
    static final class Collector {
        private final ClassTree tree;
        private final SortedMap<String, byte[]> changes = new TreeMap<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final FrameFiles frameFiles = new FrameFiles();
        private int transformed;

        Collector(ClassTree tree) {
            this.tree = tree;
        }

        void add(String name, Compilation compilation) {
            diagnostics.addAll(compilation.diagnostics());
            if (!compilation.hasErrors()) { // a class file that cannot be read is one of the errors
                frameFiles.add(name, compilation.classFile());
            }
            if (compilation.changed()) {
                transformed++;
                changes.put(name, compilation.classFile());
                for (GeneratedClass frame : compilation.frames()) {
                    changes.put(beside(name, frame.internalName()), frame.bytes());
                }
            }
        }

        /** Frames lie beside their host, wherever that is: below META-INF/versions or BOOT-INF/classes, too. */
        private static String beside(String host, String internalName) {
            String simpleName = internalName.substring(internalName.lastIndexOf('/') + 1);
            return host.substring(0, host.lastIndexOf('/') + 1) + simpleName + ".class";
        }

        CompiledTree finish() {
            return new CompiledTree(tree, transformed, changes, frameFiles.orphans(), diagnostics);
        }
    }
}
