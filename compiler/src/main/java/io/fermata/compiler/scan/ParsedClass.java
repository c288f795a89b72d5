package io.fermata.compiler.scan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class file as the later stages see it.
 *
 * @param reader the bytes, from which everything that is not async is copied unchanged
 * @param node the same class as a tree, frames expanded
 * @param asyncMethods the methods to rewrite, in the order of the class file
 */
public record ParsedClass(ClassReader reader, ClassNode node, List<AsyncMethod> asyncMethods) {
    public ParsedClass {
        asyncMethods = List.copyOf(asyncMethods);
    }

    public String name() {
        return node.name;
    }

    public boolean isInterface() {
        return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The class without those async methods that are not to be rewritten after all. */
    public ParsedClass without(Set<MethodNode> refused) {
        return new ParsedClass(
                reader,
                node,
                asyncMethods.stream()
                        .filter(method -> !refused.contains(method.node()))
                        .toList());
    }

    /** Names of nested classes this class file knows of; a frame class must not take one of them. */
    public Set<String> nestedNames() {
        Set<String> names = new HashSet<>();
        for (InnerClassNode inner : node.innerClasses) {
            names.add(inner.name);
        }
        if (node.nestMembers != null) {
            names.addAll(node.nestMembers);
        }
        return names;
    }
}
