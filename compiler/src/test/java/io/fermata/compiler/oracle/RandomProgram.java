package io.fermata.compiler.oracle;

import java.util.ArrayList;
import java.util.List;

/** Writes a random scenario class: async methods of nested control flow that call each other and await everywhere. */
final class RandomProgram {
    private static final int DEEPEST = 3;

    private final Choices choices;
    private final StringBuilder source = new StringBuilder();
    private final List<String> methodTypes = new ArrayList<>();
    private RandomScope scope;
    private RandomExpression expressions;
    private int depth;
    private int loops;
    private String resultType;

    private RandomProgram(Choices choices) {
        this.choices = choices;
    }

    /** The source of a class {@code scenarios.<name>}. */
    static String write(String name, Choices choices) {
        return new RandomProgram(choices).write(name);
    }

    private String write(String name) {
        int methods = 1 + choices.next(3);
        methodTypes.add("String");
        for (int i = 1; i < methods; i++) {
            methodTypes.add(choices.oneOf(RandomScope.TYPES));
        }
        line("package scenarios;");
        line("import static io.fermata.Asyncio.await;");
        line("import static io.fermata.compiler.oracle.Probe.*;");
        line("import io.fermata.*;");
        line("import io.fermata.compiler.oracle.Probe;");
        line("public class " + name + " {");
        line("static int fuel = 60;");
        line("static String cut(String text) { return text.substring(0, Math.min(text.length(), 20)); }");
        line("static boolean fuel() { return --fuel > 0; }");
        line("record Pair(int a, long b, String c) { static { log(\"Pair initialised\"); } }");
        line(
                "record Res(String name) implements AutoCloseable {"
                        + " public void close() { log(\"close \" + name); if (name.length() > 2) throw new IllegalStateException(name); } }");
        line("@Async public static Coroutine<Object> run() {" + " return Coroutine.of(await(new " + name
                + "().m0(1, 2L, \"x\"))); }");
        for (int i = 0; i < methods; i++) {
            method(i);
        }
        line("}");
        return source.toString();
    }

    private void method(int number) {
        resultType = methodTypes.get(number);
        scope = new RandomScope(number, methodTypes, "v");
        expressions = new RandomExpression(choices, scope);
        String modifiers = choices.oneOf("", "private ", "final ");
        line("@Async " + modifiers + "Coroutine<" + RandomExpression.boxed(resultType) + "> m" + number + "("
                + "int " + scope.declare("int") + ", long " + scope.declare("long") + ", String "
                + scope.declare("String") + ") {");
        statements();
        returnResult();
        line("}");
    }

    private void returnResult() {
        String method = choices.next(5) == 1 ? scope.laterMethod(resultType, choices) : null;
        if (method != null) {
            line("return " + method + "(" + expression("int") + ", " + expression("long") + ", " + expression("String")
                    + ");");
        } else {
            line("return Coroutine.of(" + expression(resultType) + ");");
        }
    }

    private void statements() {
        int mark = scope.mark();
        int count = choices.next(depth == 0 ? 6 : 3);
        for (int i = 0; i < count; i++) {
            statement();
        }
        scope.leave(mark);
    }

    private void statement() {
        int kind = choices.next(depth >= DEEPEST ? 4 : 14);
        depth++;
        switch (kind) {
            case 0 -> line("log(" + expression("String") + ");");
            case 1 -> declaration();
            case 2 -> jump();
            case 3 -> line("log(" + expression(choices.oneOf("int", "long", "boolean", "double")) + ");");
            case 4, 5 -> ifStatement();
            case 6 -> loop();
            case 7 -> forEach();
            case 8 -> switchStatement();
            case 9, 10, 11 -> tryStatement();
            case 12 -> lambda();
            default -> withoutAwait();
        }
        depth--;
    }

    private void declaration() {
        String type = choices.oneOf(RandomScope.TYPES);
        if (choices.next(4) > 0) {
            String value = expression(type);
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
        String target = loops > 0 ? choices.oneOf("return", "throw", "break", "continue", "outer") : "throw";
        String condition = "if (" + expression("boolean") + ") ";
        switch (target) {
            case "throw" -> line(condition + "throw new IllegalStateException(" + expression("String") + ");");
            case "return" -> line(condition + "return Coroutine.of(" + expression(resultType) + ");");
            case "outer" -> line(condition + choices.oneOf("break", "continue") + " loop" + loops + ";");
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

    private void loop() {
        loops++;
        int mark = scope.mark();
        if (choices.next(2) == 0) {
            line("loop" + loops + ": while (fuel() && " + expression("boolean") + ") {");
            statements();
            line("}");
        } else {
            String index = scope.freshName();
            line("loop" + loops + ": for (int " + index + " = 0; fuel() && " + index + " < " + (1 + choices.next(3))
                    + "; " + index + "++) {");
            scope.declareFinal(index, "int");
            statements();
            line("}");
        }
        scope.leave(mark);
        loops--;
    }

    private void forEach() {
        int mark = scope.mark();
        String array = expression("int[]");
        loops++;
        String element = scope.freshName();
        line("loop" + loops + ": for (int " + element + " : " + array + ") { if (!fuel()) break;");
        scope.declareFinal(element, "int");
        statements();
        line("}");
        loops--;
        scope.leave(mark);
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
        int form = choices.next(4);
        line(form == 3 ? "try (var " + scope.freshName() + " = new Res(" + expression("String") + ")) {" : "try {");
        statements();
        if (form != 1) {
            String caught = scope.freshName();
            line("} catch (" + choices.oneOf("IllegalStateException", "RuntimeException") + " " + caught + ") {");
            line("log(\"caught \" + " + caught + ".getMessage());");
            statements();
        }
        if (form == 1 || form == 2) {
            line("} finally {");
            int outerLoops = loops;
            statements();
            loops = outerLoops;
        }
        line("}");
    }

    /** A lambda body is an async method of its own; it reads copies of the variables around it. */
    private void lambda() {
        String copy = scope.freshName();
        line("final int " + copy + " = " + expression("int") + ";");
        String name = scope.freshName();
        RandomScope outer = scope;
        RandomExpression outerExpressions = expressions;
        String outerResult = resultType;
        int outerLoops = loops;
        loops = 0;
        resultType = "int";
        scope = scope.lambda();
        scope.declareFinal(copy, "int");
        expressions = new RandomExpression(choices, scope);
        line("java.util.function.Supplier<Coroutine<Integer>> " + name + " = () -> {");
        line("log(await(later(" + copy + ")));");
        statements();
        line("return Coroutine.of(" + expression("int") + "); };");
        scope = outer;
        expressions = outerExpressions;
        resultType = outerResult;
        loops = outerLoops;
        if (scope.mayAwait()) {
            line("log(await(" + name + ".get()));");
        }
    }

    private void withoutAwait() {
        scope.forbidAwait();
        line("synchronized (this) {");
        statements();
        line("}");
        scope.allowAwait();
    }

    private String expression(String type) {
        return expressions.of(type);
    }

    private void line(String text) {
        source.append(text).append('\n');
    }
}
