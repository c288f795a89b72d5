package io.fermata.compiler.oracle;

import java.util.List;

/** Writes well-typed random expressions, awaits at any place in them. */
final class RandomExpression {
    private static final int DEEPEST = 3;

    private final Choices choices;
    private final RandomScope scope;
    private final RandomMethod method;
    private boolean alone;
    private int depth;

    RandomExpression(Choices choices, RandomScope scope, RandomMethod method) {
        this.choices = choices;
        this.scope = scope;
        this.method = method;
    }

    /** An expression under which nothing lies on the operand stack. */
    String alone(String type) {
        alone = true;
        try {
            return of(type);
        } finally {
            alone = false;
        }
    }

    String of(String type) {
        if (depth >= DEEPEST) {
            return leaf(type);
        }
        depth++;
        try {
            return switch (type) {
                case "int" -> ofInt();
                case "long" -> ofLong();
                case "double" -> ofDouble();
                case "boolean" -> ofBoolean();
                case "int[]" -> ofArray();
                default -> ofString();
            };
        } finally {
            depth--;
        }
    }

    private String leaf(String type) {
        List<String> variables = scope.variables(type);
        if (!variables.isEmpty() && choices.next(3) > 0) {
            return variables.get(choices.next(variables.size()));
        }
        return switch (type) {
            case "int" -> String.valueOf(choices.next(9));
            case "long" -> choices.next(9) + "L";
            case "double" -> choices.next(9) + ".5";
            case "boolean" -> choices.next(2) == 0 ? "false" : "true";
            case "int[]" -> "new int[] {4, 5, 6, 7}";
            default -> choices.oneOf("\"\"", "\"a\"", "\"bc\"");
        };
    }

    /** What can be of any type. */
    private String general(String type, int kind) {
        return switch (kind) {
            case 0 -> leaf(type);
            case 1 -> awaited(type);
            case 2 -> "(" + of("boolean") + " ? " + of(type) + " : " + of(type) + ")";
            case 3 -> assigned(type);
            case 4 -> switched(type);
            default -> called(type);
        };
    }

    private String awaited(String type) {
        if (!scope.mayAwait()) {
            return leaf(type);
        }
        return switch (choices.next(12)) {
            case 0, 1, 2, 3, 4 -> await(type, "later", of(type));
            case 5, 6, 7 -> await(type, "stage", of(type));
            case 8, 9, 10 -> called(type);
            default -> await(type, "failing", "\"f" + choices.next(5) + "\"");
        };
    }

    private static String await(String type, String what, String argument) {
        return "((" + type + ") await(Probe.<" + boxed(type) + ">" + what + "(" + argument + ")))";
    }

    private String called(String type) {
        String method = scope.mayAwait() ? scope.laterAwaitable(type, choices) : null;
        if (method == null) {
            return leaf(type);
        }
        String arguments = of("int") + ", " + of("long") + ", " + of("String");
        return "((" + type + ") await(" + method + "(" + arguments + ")))";
    }

    private String assigned(String type) {
        List<String> variables = scope.assignable(type);
        if (variables.isEmpty()) {
            return leaf(type);
        }
        String variable = variables.get(choices.next(variables.size()));
        boolean additive = List.of("int", "long", "double").contains(type) && choices.next(2) == 1;
        return "(" + variable + (additive ? " += " : " = ") + of(type) + ")";
    }

    private String switched(String type) {
        String name = scope.freshName();
        String yield = type + " " + name + " = " + of(type) + "; yield " + name + ";";
        String yielded = depth > 1 || !alone || choices.next(2) == 0 // both compilers fail on a try above operands
                ? "{ " + yield + " }"
                : "{ try { " + yield + " } finally { log(" + of("int") + "); } }";
        return "(switch (" + of("int") + " & 3) { case 0 -> " + of(type) + "; case 1 -> " + yielded + " default -> "
                + of(type) + "; })";
    }

    private String ofInt() {
        int kind = choices.next(12);
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5 -> general("int", kind);
            case 6, 7 -> "(" + of("int") + choices.oneOf(" + ", " - ", " * ", " ^ ", " / ") + of("int") + ")";
            case 8 -> of("String") + ".length()";
            case 9 -> "(" + of("int[]") + ")[" + of("int") + " & 3]";
            case 10 -> method.isGenerator() && scope.mayAwait() ? emitted() : "(int) " + of("long");
            default -> increment();
        };
    }

    /** What the consumer sends for a value of the generator. */
    private String emitted() {
        return "sent(Asyncio.<Integer>emit(" + of(method.type()) + "), " + of("int") + ")";
    }

    private String increment() {
        List<String> variables = scope.assignable("int");
        return variables.isEmpty()
                ? leaf("int")
                : choices.oneOf("++%s", "%s++").formatted(variables.get(choices.next(variables.size())));
    }

    private String ofLong() {
        int kind = choices.next(9);
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5 -> general("long", kind);
            case 6, 7 -> "(" + of("long") + choices.oneOf(" + ", " * ", " - ") + of("int") + ")";
            default -> "(long) " + of("double");
        };
    }

    private String ofDouble() {
        int kind = choices.next(8);
        return kind < 6
                ? general("double", kind)
                : "(" + of("double") + choices.oneOf(" + ", " * ") + of(choices.oneOf("double", "long")) + ")";
    }

    private String ofBoolean() {
        int kind = choices.next(11);
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5 -> general("boolean", kind);
            case 6, 7 -> "(" + of("int") + choices.oneOf(" < ", " == ", " >= ") + of("int") + ")";
            case 8 -> "(" + of("boolean") + choices.oneOf(" && ", " || ") + of("boolean") + ")";
            case 9 -> "!" + of("boolean");
            default -> of("String") + ".equals(" + of("String") + ")";
        };
    }

    private String ofArray() {
        int kind = choices.next(8);
        return kind < 6
                ? general("int[]", kind)
                : "new int[] {" + of("int") + ", " + of("int") + ", " + of("int") + ", " + of("int") + "}";
    }

    private String ofString() {
        int kind = choices.next(11);
        return kind < 6 ? general("String", kind) : "cut(" + builtString(kind) + ")";
    }

    /** Strings are cut to a length, for loops would double them beyond all bounds. */
    private String builtString(int kind) {
        return switch (kind) {
            case 6, 7 -> of("String") + " + " + of(choices.oneOf("int", "long", "boolean", "String"));
            case 8 ->
                "new StringBuilder(" + of("String") + ").append(" + of("int") + ").append(" + of("String")
                        + ").toString()";
            case 9 -> "new Pair(" + of("int") + ", " + of("long") + ", " + of("String") + ").toString()";
            default -> "new String(" + of("String") + ")";
        };
    }

    static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "long" -> "Long";
            case "double" -> "Double";
            case "boolean" -> "Boolean";
            default -> type;
        };
    }
}
