package io.fermata.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The answers in Markdown: a line for each contender, under its question, beside its ratio to the limit. */
final class Table {

    /** In the order of the lines. */
    private static final Map<String, String> CONTENDERS = new LinkedHashMap<>();

    static {
        CONTENDERS.put("handWritten", "hand-written");
        CONTENDERS.put("handWrittenLate", "hand-written, frames made late");
        CONTENDERS.put("fermata", "**Fermata**");
        CONTENDERS.put("fermataVirtual", "**Fermata**, methods that could be overridden");
        CONTENDERS.put("kotlinOwnLoop", "Kotlin, own loop");
        CONTENDERS.put("kotlinDefault", "Kotlin, Dispatchers.Default");
        CONTENDERS.put("virtualThread", "virtual threads, one carrier");
        CONTENDERS.put("virtualThreads", "virtual threads, all cores");
        CONTENDERS.put("completableFuture", "CompletableFuture");
        CONTENDERS.put("reactor", "Reactor");
        CONTENDERS.put("netty", "Netty");
        CONTENDERS.put("eaAsync", "EA Async");
        CONTENDERS.put("tascalate", "Tascalate");
    }

    private static final List<String> ORDER = List.copyOf(CONTENDERS.keySet());

    private final Map<String, List<Measurement>> questions = new LinkedHashMap<>();

    Table(List<Measurement> measurements) {
        measurements.forEach(each -> questions
                .computeIfAbsent(each.question(), question -> new ArrayList<>())
                .add(each));
        questions.values().forEach(each -> each.sort(Comparator.comparingInt(row -> ORDER.indexOf(row.contender()))));
    }

    String markdown() {
        StringBuilder table = new StringBuilder(
                        "| question | contender | time | bytes | x hand-written | slowest JVM |\n")
                .append("|---|---|--:|--:|--:|--:|\n");
        questions.forEach((question, rows) -> append(table, question, rows));
        return table.toString();
    }

    private static void append(StringBuilder table, String question, List<Measurement> rows) {
        Optional<Measurement> limit = rows.stream()
                .filter(row -> row.contender().equals("handWritten"))
                .findFirst();
        String title = question;
        for (Measurement row : rows) {
            String ratio = limit.map(l -> format(row.value() / l.value())).orElse("");
            table.append("| %s | %s | %s %s | %s | %s | %s |%n"
                    .formatted(
                            title,
                            name(row.contender()),
                            format(row.value()),
                            row.unit(),
                            bytes(row),
                            ratio,
                            spread(row)));
            title = "";
        }
    }

    /** What a contender is called in tables. */
    static String name(String contender) {
        return CONTENDERS.getOrDefault(contender, contender);
    }

    private static String bytes(Measurement row) {
        return Double.isNaN(row.bytes()) ? "" : String.format(Locale.ROOT, "%,d", Math.round(row.bytes()));
    }

    private static String spread(Measurement row) {
        return row.spread() == 1 ? "" : String.format(Locale.ROOT, "x %.2f", row.spread());
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
