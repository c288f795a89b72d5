package io.fermata.compiler.oracle;

/** Writes random loops. Each has a label, and each takes of the fuel that makes all programs end. */
final class RandomLoops {
    private final Choices choices;
    private final RandomStatements statements;
    private final RandomScope scope;
    private int depth;

    RandomLoops(Choices choices, RandomStatements statements, RandomScope scope) {
        this.choices = choices;
        this.statements = statements;
        this.scope = scope;
    }

    /** How many loops are around the statement that is being written. */
    int depth() {
        return depth;
    }

    /** The label of one of them. */
    String label(Choices which) {
        return label(depth - which.next(depth));
    }

    /** Lambda expressions share the labels around them. */
    private String label(int loop) {
        return scope.prefix() + "loop" + loop;
    }

    void plain() {
        int mark = scope.mark();
        switch (choices.next(3)) {
            case 0 -> write("while (fuel() && " + statements.expression("boolean") + ") {", "}");
            case 1 -> write("do {", "} while (fuel() && " + statements.expression("boolean") + ");");
            default -> {
                String index = scope.freshName();
                scope.declareFinal(index, "int");
                write("for (int %1$s = 0; fuel() && %1$s < %2$d; %1$s++) {".formatted(index, 1 + choices.next(3)), "}");
            }
        }
        scope.leave(mark);
    }

    void overArray() {
        int mark = scope.mark();
        String array = statements.expression("int[]");
        String element = scope.freshName();
        scope.declareFinal(element, "int");
        write("for (int " + element + " : " + array + ") { if (!fuel()) break;", "}");
        scope.leave(mark);
    }

    void overGenerator() {
        if (!scope.mayAwait()) {
            overArray();
            return;
        }
        RandomMethod generator = scope.laterGenerator(choices);
        if (generator == null) {
            over("int", "items(" + statements.expression("int[]") + ")");
        } else {
            over(generator.type(), statements.call(generator.name()));
        }
    }

    /** A loop over a generator that emits values of {@code type}. */
    void over(String type, String generator) {
        int mark = scope.mark();
        String element = scope.freshName();
        String variable = scope.freshName();
        switch (choices.next(3)) {
            case 0 -> {
                scope.declareFinal(element, type);
                write("for (" + type + " " + element + " : each(" + generator + ")) { if (!fuel()) break;", "}");
            }
            case 1 -> {
                statements.line("try (var " + variable + " = " + generator + ") {");
                scope.declareFinal(element, type);
                write("for (" + type + " " + element + " : each(" + variable + ")) { if (!fuel()) break;", "}");
                statements.line("}");
            }
            default -> byHand(variable, element, generator);
        }
        scope.leave(mark);
    }

    private void byHand(String variable, String more, String generator) {
        statements.line("var " + variable + " = " + generator + ";");
        statements.line("boolean " + more + " = await(" + variable + ".advance());");
        write(
                "while (fuel() && " + more + ") { log(" + variable + ".current());",
                "%s = await(%s.%s); }".formatted(more, variable, request()));
        if (choices.next(2) == 1) {
            statements.line("await(" + variable + ".closeAsync());");
        }
    }

    private String request() {
        return switch (choices.next(4)) {
            case 0, 1 -> "send(" + statements.expression("int") + ")";
            case 2 -> "advance()";
            default -> "fail(new IllegalStateException(" + statements.expression("String") + "))";
        };
    }

    private void write(String head, String foot) {
        depth++;
        statements.line(label(depth) + ": " + head);
        statements.statements();
        statements.line(foot);
        depth--;
    }
}
