package io.fermata.compiler.explain;

import io.fermata.compiler.abi.RuntimeNames;
import io.fermata.compiler.check.ClassChecker;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import io.fermata.compiler.explain.MethodExplanation.Verdict;
import io.fermata.compiler.scan.AsyncMethod;
import io.fermata.compiler.scan.ClassParser;
import io.fermata.compiler.scan.ParsedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Puts together what is known of each method of a class. */
public final class ExplainClass {
    private final ParsedClass host;
    private final Map<MethodNode, List<Diagnostic>> diagnostics;
    private final Map<MethodNode, Transformation> transformations;

    private ExplainClass(
            ParsedClass host,
            Map<MethodNode, List<Diagnostic>> diagnostics,
            Map<MethodNode, Transformation> transformations) {
        this.host = host;
        this.diagnostics = diagnostics;
        this.transformations = transformations;
    }

    /** Explains {@code host}, whose async methods without errors are those that have transformations. */
    public static ClassExplanation of(
            ParsedClass host,
            Map<MethodNode, List<Diagnostic>> diagnostics,
            Map<MethodNode, Transformation> transformations) {
        return new ExplainClass(host, diagnostics, transformations).explain();
    }

    private ClassExplanation explain() {
        List<MethodExplanation> methods = new ArrayList<>();
        for (MethodNode method : host.node().methods) {
            if (isOfTheSource(method)) {
                methods.add(explain(method));
            }
        }
        return new ClassExplanation(host.name(), methods, List.of());
    }

    /** Neither made up by javac, but for the bodies of lambdas, nor by an earlier transformation. */
    private static boolean isOfTheSource(MethodNode method) {
        boolean written = (method.access & Opcodes.ACC_SYNTHETIC) == 0 || AsyncMethod.isLambdaBody(method);
        return written && !method.desc.endsWith(RuntimeNames.BODY_DESCRIPTOR_END);
    }

    private MethodExplanation explain(MethodNode method) {
        List<Diagnostic> found = diagnostics.getOrDefault(method, List.of());
        Transformation transformation = transformations.get(method);
        return new MethodExplanation(
                method.name,
                method.desc,
                SourceNames.parameterTypes(method.desc),
                Diagnostic.place(host.name(), host.node().sourceFile, ClassChecker.firstLine(method)),
                verdict(method, found, transformation),
                found,
                lambdasIn(method),
                transformation);
    }

    private Verdict verdict(MethodNode method, List<Diagnostic> found, @Nullable Transformation transformation) {
        if (transformation != null) {
            return Verdict.ASYNC;
        }
        if (found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
            return Verdict.REFUSED;
        }
        return ClassParser.isTransformed(method, host.node()) ? Verdict.TRANSFORMED : Verdict.PLAIN;
    }

    private List<String> lambdasIn(MethodNode method) {
        List<String> lambdas = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle
                            && handle.getOwner().equals(host.name())
                            && handle.getName().startsWith("lambda$")) {
                        lambdas.add(handle.getName() + handle.getDesc());
                    }
                }
            }
        }
        return lambdas;
    }
}
