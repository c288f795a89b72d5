package io.fermata.compiler.oracle;

/** Writes the body of a method or of a lambda expression: random statements, nested in each other. */
final class RandomStatements {
    private static final int DEEPEST = 3;

    private final Choices choices;
    private final StringBuilder source;
    private final RandomMethod method;
    private final RandomScope scope;
    private final RandomExpression expressions;
    private final RandomLoops loops;
    private int depth;

    RandomStatements(Choices choices, StringBuilder source, RandomMethod method, RandomScope scope) {
        this.choices = choices;
        this.source = source;
        this.method = method;
        this.scope = scope;
        this.expressions = new RandomExpression(choices, scope, method);
        this.loops = new RandomLoops(choices, this, scope);
    }

    void body() {
        statements();
        returnResult();
    }

    private void returnResult() {
        String other = choices.next(5) == 1 ? scope.laterMethod(method.kind(), method.type(), choices) : null;
        if (other != null && !method.isGenerator()) {
            line("return " + call(other) + ";");
        } else {
            line("return " + method.result(expression(method.type())) + ";");
        }
    }

    /** A call of a method, with random arguments. */
    String call(String name) {
        return name + "(" + expression("int") + ", " + expression("long") + ", " + expression("String") + ")";
    }

    void statements() {
        int mark = scope.mark();
        int count = choices.next(depth == 0 ? 6 : 3);
        for (int i = 0; i < count; i++) {
            statement();
        }
        scope.leave(mark);
    }

    private void statement() {
        int kind = choices.next(depth >= DEEPEST ? 5 : 18);
        depth++;
        switch (kind) {
            case 0 -> line("log(" + expression("String") + ");");
            case 1 -> declaration();
            case 2 -> jump();
            case 3 -> line("log(" + expression(choices.oneOf("int", "long", "boolean", "double")) + ");");
            case 4 -> emit();
            case 5, 6 -> ifStatement();
            case 7 -> loops.plain();
            case 8 -> loops.overArray();
            case 9, 10 -> loops.overGenerator();
            case 11 -> switchStatement();
            case 12, 13, 14 -> tryStatement();
            case 15 -> lambda();
            case 16 -> generatorLambda();
            default -> withoutAwait();
        }
        depth--;
    }

    private void emit() {
        if (method.isGenerator() && scope.mayAwait()) {
            line("emit(" + expression(method.type()) + ");");
        } else {
            line("log(" + expression(method.type()) + ");");
        }
    }

    private void declaration() {
        String type = choices.oneOf(RandomScope.TYPES);
        if (choices.next(4) > 0) {
            String value = expressions.alone(type);
            line(type + " " + scope.declare(type) + " = " + value + ";");
        } else {
            String condition = expression("boolean");
            String first = expression(type);
            String second = expression(type);
            String name = scope.declare(type);
            line(type + " " + name + "; if (" + condition + ") " + name + " = " + first + "; else " + name + " = "
                    + second + ";");
        }
    }

    private void jump() {
        String target = loops.depth() > 0
                ? choices.oneOf("return", "throw", "break", "continue", "outer")
                : choices.oneOf("throw", "return");
        String condition = "if (" + expression("boolean") + ") ";
        switch (target) {
            case "throw" -> line(condition + "throw new IllegalStateException(" + expression("String") + ");");
            case "return" -> line(condition + "return " + method.result(expression(method.type())) + ";");
            case "outer" -> line(condition + choices.oneOf("break", "continue") + " " + loops.label(choices) + ";");
            default -> line(condition + target + ";");
        }
    }

    private void ifStatement() {
        line("if (" + expression("boolean") + ") {");
        statements();
        if (choices.next(2) == 1) {
            line("} else {");
            statements();
        }
        line("}");
    }

    private void switchStatement() {
        boolean strings = choices.next(2) == 1;
        line("switch (" + expression(strings ? "String" : "int") + ") {");
        for (int i = 0; i < 2; i++) {
            line("case " + (strings ? "\"" + "ab".charAt(i) + "\"" : i * 3) + ": {");
            statements();
            line(choices.next(2) == 0 ? "} break;" : "}");
        }
        line("default: {");
        statements();
        line("} }");
    }

    private void tryStatement() {
        int form = choices.next(5);
        line("try " + (form >= 3 ? "(var " + scope.freshName() + " = " + resource(form == 4) + ") {" : "{"));
        statements();
        if (form != 1) {
            String caught = scope.freshName();
            line("} catch (" + choices.oneOf("IllegalStateException", "RuntimeException") + " " + caught + ") {");
            line("log(\"caught \" + " + caught + ".getMessage());");
            statements();
        }
        if (form == 1 || form == 2) {
            line("} finally {");
            statements();
        }
        line("}");
    }

    private String resource(boolean slow) {
        return "new " + (slow && scope.mayAwait() ? "Slow" : "Res") + "(" + expression("String") + ")";
    }

    /** A lambda body is an async method of its own; it reads copies of the variables around it. */
    private void lambda() {
        String name = writeLambda(new RandomMethod("", RandomMethod.COROUTINE, "int"), "log(await(later(%s)));");
        if (scope.mayAwait()) {
            line("log(await(" + name + ".get()));");
        }
    }

    private void generatorLambda() {
        String name = writeLambda(new RandomMethod("", RandomMethod.GENERATOR, "int"), "emit(%s);");
        if (scope.mayAwait()) {
            loops.over("int", name + ".get()");
        }
    }

    private String writeLambda(RandomMethod lambda, String first) {
        String copy = scope.freshName();
        line("final int " + copy + " = " + expression("int") + ";");
        String name = scope.freshName();
        RandomScope inner = scope.lambda();
        inner.declareFinal(copy, "int");
        line("Supplier<" + lambda.returned() + "> " + name + " = () -> {");
        line(first.formatted(copy));
        new RandomStatements(choices, source, lambda, inner).nestedIn(depth).body();
        line("};");
        return name;
    }

    private RandomStatements nestedIn(int outerDepth) {
        depth = outerDepth;
        return this;
    }

    private void withoutAwait() {
        scope.forbidAwait();
        line("synchronized (this) {");
        statements();
        line("}");
        scope.allowAwait();
    }

    String expression(String type) {
        return expressions.of(type);
    }

    void line(String text) {
        source.append(text).append('\n');
    }
}
