package io.fermata.compiler;

import io.fermata.compiler.check.ClassChecker;
import io.fermata.compiler.check.Finding;
import io.fermata.compiler.diagnostic.Code;
import io.fermata.compiler.diagnostic.Diagnostic;
import io.fermata.compiler.diagnostic.Severity;
import io.fermata.compiler.emit.AsyncBody;
import io.fermata.compiler.emit.FrameClassEmitter;
import io.fermata.compiler.explain.ClassExplanation;
import io.fermata.compiler.explain.ExplainClass;
import io.fermata.compiler.explain.ExplainTransformation;
import io.fermata.compiler.explain.Transformation;
import io.fermata.compiler.flow.FusibleCalls;
import io.fermata.compiler.flow.SuspensionGraph;
import io.fermata.compiler.layout.FrameLayout;
import io.fermata.compiler.layout.FrameNames;
import io.fermata.compiler.layout.FramePlanner;
import io.fermata.compiler.normalize.AwaitClosing;
import io.fermata.compiler.normalize.AwaitEachLoops;
import io.fermata.compiler.normalize.DeferConstruction;
import io.fermata.compiler.scan.AsyncCloseables;
import io.fermata.compiler.scan.AsyncMethod;
import io.fermata.compiler.scan.MethodFailure;
import io.fermata.compiler.scan.ParsedClass;
import io.fermata.compiler.scan.UnreadableClassException;
import io.fermata.compiler.write.ClassAssembler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.MethodNode;

/** The compilation of one class: check, normalise, analyse, plan, emit, write. */
final class ClassCompilation {
    private static final int CODE_LIMIT = 65535;

    private final byte[] classFile;
    private final ParsedClass parsed;
    private final AsyncCloseables closeables;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<MethodNode, List<Diagnostic>> diagnosticsByMethod = new HashMap<>();

    /** Methods with errors, which stay as they are. */
    private final Set<MethodNode> refused = new HashSet<>();

    /** Methods that did not fit into a class file: they share the code that saves and restores, see CommonLocals. */
    private final Set<MethodNode> compact = new HashSet<>();

    private List<AsyncBody> bodies = List.of();

    ClassCompilation(byte[] classFile, ParsedClass parsed, AsyncCloseables closeables) {
        this.classFile = classFile;
        this.parsed = parsed;
        this.closeables = closeables;
    }

    void check() {
        ClassChecker.check(parsed, closeables).forEach(this::report);
    }

    Compilation unchanged() {
        return new Compilation(classFile, List.of(), diagnostics);
    }

    Compilation rewrite() {
        ParsedClass host = parsed.without(refused);
        if (host.asyncMethods().isEmpty()) {
            bodies = List.of();
            return unchanged();
        }
        host.asyncMethods().forEach(this::normalize); // changes nothing in a second attempt
        bodies = plan(host);
        try {
            return new Compilation(ClassAssembler.assemble(host, bodies), emitFrames(bodies), diagnostics);
        } catch (MethodTooLargeException tooLarge) {
            shrink(tooLarge);
            return rewrite();
        }
    }

    /** What {@link #rewrite()} does, and why. */
    ClassExplanation explain() {
        rewrite(); // a method may turn out too large
        Map<MethodNode, Transformation> transformations = new HashMap<>();
        for (AsyncBody body : bodies) {
            transformations.put(body.layout().method().node(), ExplainTransformation.of(body.layout(), body.returns()));
        }
        return ExplainClass.of(parsed, diagnosticsByMethod, transformations);
    }

    /** The diagnostic for a method on which a stage failed in a way that was not foreseen. */
    UnreadableClassException unexpected(MethodFailure failure) {
        MethodNode method = failure.method();
        String message =
                "method '" + method.name + "' is nothing that a Java compiler makes, or Fermata is wrong about it ("
                        + failure.getCause() + "), and the class stays as it is; compile it again,"
                        + " and if that does not help, report this with the class file";
        return new UnreadableClassException(
                diagnostic(Code.MALFORMED_CLASS, method, ClassChecker.firstLine(method), message), failure);
    }

    private void normalize(AsyncMethod method) {
        MethodFailure.attribute(method.node(), () -> {
            AwaitEachLoops.in(method.node());
            AwaitClosing.in(method.node(), closeables);
            DeferConstruction.in(parsed.name(), method.node());
        });
    }

    private List<AsyncBody> plan(ParsedClass host) {
        FusibleCalls fusible = FusibleCalls.in(host);
        FrameNames names = new FrameNames(host);
        List<PlannedMethod> planned = new ArrayList<>();
        Map<String, FrameLayout> layouts = new HashMap<>();
        for (AsyncMethod method : host.asyncMethods()) {
            MethodFailure.attribute(method.node(), () -> {
                SuspensionGraph graph =
                        SuspensionGraph.of(host.name(), method.node(), call -> fusible.isFusible(method, call));
                FrameLayout layout = layOut(method, graph, host.name(), names.next(method));
                planned.add(new PlannedMethod(layout, graph));
                layouts.put(method.signature(), layout);
            });
        }
        return planned.stream()
                .map(method -> AsyncBody.of(host, method.layout(), method.graph(), layouts))
                .toList();
    }

    private FrameLayout layOut(AsyncMethod method, SuspensionGraph graph, String host, String frameClass) {
        return compact.contains(method.node())
                ? FramePlanner.planCompact(method, graph, host, frameClass)
                : FramePlanner.plan(method, graph, host, frameClass);
    }

    private record PlannedMethod(FrameLayout layout, SuspensionGraph graph) {}

    private static List<GeneratedClass> emitFrames(List<AsyncBody> bodies) {
        List<GeneratedClass> frames = new ArrayList<>();
        for (AsyncBody body : bodies) {
            String name = body.layout().frameClass().getInternalName();
            frames.add(new GeneratedClass(name, FrameClassEmitter.emit(body.host(), body.layout())));
        }
        return frames;
    }

    private void report(Finding finding) {
        MethodNode method = finding.method();
        Diagnostic diagnostic = diagnostic(finding.code(), method, finding.line(), finding.message());
        diagnostics.add(diagnostic);
        diagnosticsByMethod.computeIfAbsent(method, key -> new ArrayList<>()).add(diagnostic);
        if (finding.code().severity() == Severity.ERROR) {
            refused.add(method);
        }
    }

    private Diagnostic diagnostic(Code code, MethodNode method, int line, String message) {
        return new Diagnostic(code, parsed.name(), method.name, parsed.node().sourceFile, line, message);
    }

    /** Prepares another attempt: with more compact code for the method, or without the method if it was compact already. */
    private void shrink(MethodTooLargeException tooLarge) {
        for (AsyncBody body : bodies) {
            if (body.isMethod(tooLarge.getMethodName(), tooLarge.getDescriptor())) {
                MethodNode method = body.layout().method().node();
                if (!compact.add(method)) {
                    refuse(method, tooLarge);
                }
                return;
            }
        }
        throw tooLarge;
    }

    private void refuse(MethodNode method, MethodTooLargeException tooLarge) {
        String message = "method '" + method.name + "' would take " + tooLarge.getCodeSize()
                + " bytes of code once transformed, " + (tooLarge.getCodeSize() - CODE_LIMIT)
                + " more than the JVM allows; move parts of it into async methods of their own";
        report(new Finding(Code.METHOD_TOO_LARGE, method, ClassChecker.firstLine(method), message));
    }
}
