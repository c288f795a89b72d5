package io.fermata.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the tasks one a line, in columns. */
final class TablePrinter {

    private static final List<String> TITLES = List.of("TASK", "STATE", "AGE", "WAITS FOR", "AT");

    private final LoopSnapshot loop;

    TablePrinter(LoopSnapshot loop) {
        this.loop = loop;
    }

    String print() {
        StringBuilder text = new StringBuilder();
        Texts.header(loop, text);
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        loop.tasks().forEach(task -> rows.add(row(task)));
        int[] widths = new int[TITLES.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        rows.forEach(row -> print(row, widths, text));
        return text.toString();
    }

    private static List<String> row(TaskSnapshot task) {
        return List.of(
                task.name(),
                task.state().name().toLowerCase(Locale.ROOT),
                Texts.duration(task.age()),
                task.waitText(),
                task.stack().isEmpty() ? "" : task.stack().get(0).toString());
    }

    private static void print(List<String> row, int[] widths, StringBuilder text) {
        int last = row.size() - 1;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < last; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        text.append(line.append(row.get(last)).toString().stripTrailing()).append('\n');
    }
}
