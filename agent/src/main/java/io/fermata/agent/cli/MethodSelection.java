package io.fermata.agent.cli;

import io.fermata.compiler.explain.ClassExplanation;
import io.fermata.compiler.explain.MethodExplanation;
import io.fermata.compiler.explain.MethodExplanation.Verdict;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Picks the methods of one name, each followed by those of its lambdas that there is something to say about. */
final class MethodSelection {
    private final Map<String, MethodExplanation> bySignature = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();

    private MethodSelection(ClassExplanation explanation) {
        explanation.methods().forEach(method -> bySignature.put(method.signature(), method));
    }

    static List<MethodExplanation> named(String name, ClassExplanation explanation) {
        MethodSelection selection = new MethodSelection(explanation);
        explanation.methods().stream()
                .filter(method -> method.name().equals(name))
                .forEach(selection::add);
        return selection.seen.stream()
                .map(selection.bySignature::get)
                .filter(method -> method.name().equals(name) || isNotable(method))
                .toList();
    }

    private void add(MethodExplanation method) {
        if (seen.add(method.signature())) {
            for (String lambda : method.lambdas()) {
                MethodExplanation body = bySignature.get(lambda);
                if (body != null) {
                    add(body);
                }
            }
        }
    }

    private static boolean isNotable(MethodExplanation lambda) {
        return lambda.verdict() != Verdict.PLAIN || !lambda.diagnostics().isEmpty();
    }
}
