package io.fermata.compiler.check;

import io.fermata.compiler.scan.AsyncCloseables;
import io.fermata.compiler.scan.AsyncMethod;
import io.fermata.compiler.scan.MethodFailure;
import io.fermata.compiler.scan.ParsedClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/** Runs every check over every method of a class. */
public final class ClassChecker {
    private static final List<MethodCheck> CHECKS = List.of(
            new AwaitOutsideAsync(),
            new AwaitReference(),
            new AsyncDeclaration(),
            new MonitorHeld(),
            new GeneratorRules(),
            new EachOutsideLoop(),
            new TooManyParameters(),
            new NeverAwaited(),
            new CoroutineLeavesTry(),
            new BlockingCall());

    private ClassChecker() {}

    /**
     * All findings of a class, method by method in the order of the class file, lines ascending within each. What javac
     * copies, as it does a finally block, is reported once.
     */
    public static List<Finding> check(ParsedClass host, AsyncCloseables closeables) {
        Map<MethodNode, AsyncMethod> async = new HashMap<>();
        host.asyncMethods().forEach(method -> async.put(method.node(), method));
        List<Finding> all = new ArrayList<>();
        for (MethodNode node : host.node().methods) {
            Set<Finding> found = new LinkedHashSet<>();
            MethodFailure.attribute(node, () -> {
                CheckedMethod method = CheckedMethod.of(node, async.get(node), closeables);
                CHECKS.forEach(check -> check.check(method, found::add));
            });
            found.stream().sorted(Comparator.comparingInt(Finding::line)).forEach(all::add);
        }
        return all;
    }

    /** The first source line with code in {@code method}, -1 if the class file does not tell. */
    public static int firstLine(MethodNode method) {
        return CheckedMethod.firstLine(method);
    }
}
