package io.fermata.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a random expression can name: the variables in scope, and the methods that come after its own. */
final class RandomScope {
    /** The types of variables and results. */
    static final String[] TYPES = {"int", "String", "long", "boolean", "double", "int[]"};

    private final List<Variable> variables = new ArrayList<>();
    private final List<RandomMethod> methods;
    private final int ownNumber;
    private final String prefix;
    private int declared;
    private int noAwait;

    /** A scope in method {@code ownNumber}; calls go to higher numbers only, so that programs end. */
    RandomScope(int ownNumber, List<RandomMethod> methods, String prefix) {
        this.ownNumber = ownNumber;
        this.prefix = prefix;
        this.methods = methods;
    }

    private record Variable(String name, String type, boolean assignable) {}

    String declare(String type) {
        String name = freshName();
        variables.add(new Variable(name, type, true));
        return name;
    }

    void declareFinal(String name, String type) {
        variables.add(new Variable(name, type, false));
    }

    String freshName() {
        return prefix + declared++;
    }

    int mark() {
        return variables.size();
    }

    void leave(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    List<String> variables(String type) {
        return variables.stream()
                .filter(v -> v.type().equals(type))
                .map(Variable::name)
                .toList();
    }

    List<String> assignable(String type) {
        return variables.stream()
                .filter(v -> v.assignable() && v.type().equals(type))
                .map(Variable::name)
                .toList();
    }

    /** The scope of a lambda expression's body, with names of its own. */
    RandomScope lambda() {
        return new RandomScope(ownNumber, methods, prefix + "x");
    }

    /** What all names in this scope begin with. */
    String prefix() {
        return prefix;
    }

    boolean mayAwait() {
        return noAwait == 0;
    }

    void forbidAwait() {
        noAwait++;
    }

    void allowAwait() {
        noAwait--;
    }

    /** A method that can be called from here, of some kind, that returns {@code type}; null if there is none. */
    String laterMethod(String kind, String type, Choices choices) {
        return later(method -> method.kind().equals(kind) && method.type().equals(type), choices)
                .map(RandomMethod::name)
                .orElse(null);
    }

    /** A method that can be called from here and gives {@code type} when it is awaited; null if there is none. */
    String laterAwaitable(String type, Choices choices) {
        return later(method -> !method.isGenerator() && method.type().equals(type), choices)
                .map(RandomMethod::name)
                .orElse(null);
    }

    /** A generator that can be called from here; null if there is none. */
    RandomMethod laterGenerator(Choices choices) {
        return later(RandomMethod::isGenerator, choices).orElse(null);
    }

    private Optional<RandomMethod> later(Predicate<RandomMethod> wanted, Choices choices) {
        List<RandomMethod> candidates =
                methods.stream().skip(ownNumber + 1).filter(wanted).toList();
        return candidates.isEmpty() ? Optional.empty() : Optional.of(candidates.get(choices.next(candidates.size())));
    }
}
