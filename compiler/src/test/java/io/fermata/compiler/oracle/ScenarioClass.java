package io.fermata.compiler.oracle;

import io.fermata.compiler.count.Effort;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * A class with scenarios, as their runs get it: loaded anew for each, so that it is initialised anew, or, in short, once
 * for all of them if nothing of it is initialised or kept. Loading and verifying cost more than most runs.
 */
final class ScenarioClass {
    private static final int CLASS_CONSTANT = 7;

    private final String name;
    private final Map<String, byte[]> classFiles;
    private final boolean kept;
    private Class<?> loaded;

    private ScenarioClass(String name, Map<String, byte[]> classFiles, boolean kept) {
        this.name = name;
        this.classFiles = classFiles;
        this.kept = kept;
    }

    /** The class {@code name} among {@code classFiles}, loaded anew for each run. */
    static ScenarioClass anew(String name, Map<String, byte[]> classFiles) {
        return new ScenarioClass(name, classFiles, false);
    }

    /** The same, kept if the class as a compiler left it allows that. */
    static ScenarioClass of(String name, Map<String, byte[]> classFiles, Map<String, byte[]> compiled) {
        boolean kept = !Effort.isLong() && isStateless(name.replace('.', '/'), compiled, new HashSet<>());
        return new ScenarioClass(name, classFiles, kept);
    }

    Class<?> forRun() {
        if (loaded == null || !kept) {
            loaded = Program.load(name, classFiles);
        }
        return loaded;
    }

    /** Whether neither the class nor any other of these that it mentions has an initialiser or a variable. */
    private static boolean isStateless(String internalName, Map<String, byte[]> compiled, Set<String> seen) {
        byte[] classFile = compiled.get(internalName);
        if (classFile == null || !seen.add(internalName)) {
            return true;
        }
        ClassReader reader = new ClassReader(classFile);
        return !hasState(reader)
                && mentionedIn(reader).stream().allMatch(mentioned -> isStateless(mentioned, compiled, seen));
    }

    private static boolean hasState(ClassReader reader) {
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.SKIP_CODE);
        return type.methods.stream().anyMatch(method -> method.name.equals("<clinit>"))
                || type.fields.stream()
                        .anyMatch(field ->
                                (field.access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) == Opcodes.ACC_STATIC);
    }

    private static Set<String> mentionedIn(ClassReader reader) {
        Set<String> mentioned = new HashSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int offset = reader.getItem(i);
            if (offset > 0 && reader.readByte(offset - 1) == CLASS_CONSTANT) {
                mentioned.add(reader.readUTF8(offset, buffer));
            }
        }
        return mentioned;
    }
}
