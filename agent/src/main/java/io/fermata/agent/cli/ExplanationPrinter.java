package io.fermata.agent.cli;

import io.fermata.compiler.explain.MethodExplanation;
import io.fermata.compiler.explain.Transformation;
import io.fermata.compiler.explain.Transformation.Field;
import io.fermata.compiler.explain.Transformation.Frame;
import io.fermata.compiler.explain.Transformation.LiveValue;
import io.fermata.compiler.explain.Transformation.Suspension;
import java.io.PrintWriter;
import java.util.List;

/** Explanations as text. */
final class ExplanationPrinter {
    private final String className;
    private final PrintWriter out;

    ExplanationPrinter(String className, PrintWriter out) {
        this.className = className.replace('/', '.');
        this.out = out;
    }

    void print(List<MethodExplanation> methods) {
        for (MethodExplanation method : methods) {
            print(method);
            if (method != methods.get(methods.size() - 1)) {
                out.println();
            }
        }
    }

    private void print(MethodExplanation method) {
        out.println(className + "." + method.name() + "(" + String.join(", ", method.parameters()) + ")  "
                + method.place());
        out.println("  " + verdict(method));
        method.diagnostics().forEach(diagnostic -> out.println("  " + diagnostic));
        Transformation transformation = method.transformation();
        if (transformation != null) {
            print(transformation);
        }
    }

    private static String verdict(MethodExplanation method) {
        Transformation transformation = method.transformation();
        if (transformation != null) {
            return switch (transformation.kind()) {
                case LAZY -> "async: runs when its coroutine is awaited";
                case EAGER -> "async: runs when it is called, up to its first suspension";
                case ASYNC_GENERATOR -> "asynchronous generator: runs from one emit to the next";
                case GENERATOR -> "generator: runs from one emit to the next";
            };
        }
        return switch (method.verdict()) {
            case TRANSFORMED ->
                "left alone: it is transformed already; ask about the class as the Java compiler left it";
            case REFUSED -> "left alone, because of errors:";
            default ->
                method.name().startsWith("lambda$")
                        ? "left alone: a lambda that does not suspend"
                        : "left alone: it is not marked @Async";
        };
    }

    private void print(Transformation transformation) {
        out.println();
        out.println(transformation.suspensions().isEmpty() ? "  never suspended" : "  suspended at");
        transformation.suspensions().forEach(this::print);
        if (!transformation.tailAwaits().isEmpty()) {
            out.println();
            out.println("  returns what is awaited after it has been left (tail awaits)");
            transformation
                    .tailAwaits()
                    .forEach(tail -> out.println("       line " + line(tail.line()) + "  return " + tail.subject()));
        }
        out.println();
        print(transformation.frame());
    }

    private void print(Suspension point) {
        String fused = point.fused() ? "  (fused: no frame is made for the callee unless it is suspended)" : "";
        out.printf(
                "  %3d  line %s  %s %s%s%n",
                point.number(), line(point.line()), point.keyword(), point.subject(), fused);
        TextTable table = new TextTable();
        for (LiveValue value : point.live()) {
            table.add(value.name(), value.type(), value.field().isEmpty() ? "not kept" : "in " + value.field());
        }
        if (point.live().isEmpty()) {
            table.add("nothing is live");
        }
        table.lines().forEach(row -> out.println("         " + row));
    }

    private static String line(int number) {
        return number == 0 ? "?" : String.valueOf(number);
    }

    private void print(Frame frame) {
        out.println("  frame " + frame.className().replace('/', '.') + ", " + frame.bytes()
                + " bytes (shallow; 64-bit JVM, compressed references)");
        TextTable table = new TextTable();
        table.add("field", "type", "bytes", "holds");
        int own = 0;
        for (Field field : frame.fields()) {
            table.add(field.name(), field.type(), String.valueOf(field.bytes()), String.join(", ", field.holds()));
            own += field.bytes();
        }
        table.add("", "", String.valueOf(frame.inheritedBytes()), "object header, state, who awaits it");
        int padding = frame.bytes() - frame.inheritedBytes() - own;
        if (padding > 0) {
            table.add("", "", String.valueOf(padding), "padding");
        }
        table.lines().forEach(row -> out.println("       " + row));
    }
}
