package io.fermata.compiler.oracle;

import java.util.ArrayList;
import java.util.List;

/** What a random expression can name: the variables in scope, and the methods that come after its own. */
final class RandomScope {
    /** The types of variables and results. */
    static final String[] TYPES = {"int", "String", "long", "boolean", "double", "int[]"};

    private final List<Variable> variables = new ArrayList<>();
    private final List<String> laterMethodTypes;
    private final int ownNumber;
    private final String prefix;
    private int declared;
    private int noAwait;

    /** A scope in method {@code ownNumber}; calls go to higher numbers only, so that programs end. */
    RandomScope(int ownNumber, List<String> methodTypes, String prefix) {
        this.ownNumber = ownNumber;
        this.prefix = prefix;
        this.laterMethodTypes = methodTypes;
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
        return new RandomScope(laterMethodTypes.size(), laterMethodTypes, prefix + "x");
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

    /** A method that can be called from here and returns {@code type}; null if there is none. */
    String laterMethod(String type, Choices choices) {
        List<String> candidates = new ArrayList<>();
        for (int i = ownNumber + 1; i < laterMethodTypes.size(); i++) {
            if (laterMethodTypes.get(i).equals(type)) {
                candidates.add("m" + i);
            }
        }
        return candidates.isEmpty() ? null : candidates.get(choices.next(candidates.size()));
    }
}
